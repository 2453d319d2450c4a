"""Bring a bare machine to a running product; only the standard library until `.venv` exists."""
