"""What a dealer can change."""
