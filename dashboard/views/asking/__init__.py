"""Scans, providers and what they cost."""
