"""Hold Django's backend for PostgreSQL, for servers that restart and change their role."""
