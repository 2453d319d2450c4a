"""Test identity."""
