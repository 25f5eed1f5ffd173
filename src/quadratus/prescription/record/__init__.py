"""What happened: events, the reading and refusing of them, and their order."""
