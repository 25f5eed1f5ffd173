"""Who trains here: joining, signing in, settings, leaving."""
