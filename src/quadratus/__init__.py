"""Quadratus: a staged training companion for people with long-standing lower back pain."""

__version__ = "0.1.0"
