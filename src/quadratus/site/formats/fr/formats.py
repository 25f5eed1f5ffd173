"""Bare numbers in templates are places in drawings, which know no comma; those for people come from `shell.words`."""

DECIMAL_SEPARATOR = "."
