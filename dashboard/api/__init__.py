"""Serve measured figures to programs under /api/v1/."""
