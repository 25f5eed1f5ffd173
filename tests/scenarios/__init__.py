"""Scenarios: a method and what a person did, in a few lines -> what is prescribed and why."""
