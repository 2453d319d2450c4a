"""Test the guarded opener of sockets."""
