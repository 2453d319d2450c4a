"""Test what is read from inventory feeds and how it is judged."""
