"""What to do: today's session from the state, fitted to the person and the minutes."""
