"""Test the composition root."""
