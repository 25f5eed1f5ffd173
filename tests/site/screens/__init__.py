"""Every screen in the states that it has: one list for the pictures of `make screens` and for the browser tests."""
