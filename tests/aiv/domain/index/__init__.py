"""Tests of the AIV index."""
