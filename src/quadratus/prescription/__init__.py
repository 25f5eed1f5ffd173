"""The decision core: events -> state -> today's prescription, with reasons."""
