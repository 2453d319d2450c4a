"""Test the texts that are written from verified facts."""
