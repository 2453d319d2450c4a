"""A dealer's own site and who reads it."""
