"""Hold Django's backend for SQLite, for files that are damaged."""
