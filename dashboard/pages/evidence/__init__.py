"""Answers, and what they name and state."""
