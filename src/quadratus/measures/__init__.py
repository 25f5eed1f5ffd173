"""Physical tests and scores: their error, and whether a change or a difference is real."""
