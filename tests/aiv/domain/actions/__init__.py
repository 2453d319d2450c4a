"""Test what actions are drawn from measurements, and in which order."""
