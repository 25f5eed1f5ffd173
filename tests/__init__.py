"""The tests; importable, so that they can share what they need."""
