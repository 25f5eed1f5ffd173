"""A method as data: its shape, loading and checking, and the facts that its rules may use by name."""
