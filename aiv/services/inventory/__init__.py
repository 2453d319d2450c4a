"""What stands on a lot."""
