"""Tests of the pages of training."""
