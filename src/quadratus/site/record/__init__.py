"""What happened, kept for good, and what follows from it."""
