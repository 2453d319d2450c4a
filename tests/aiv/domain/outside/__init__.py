"""Test the readers of figures from outside."""
