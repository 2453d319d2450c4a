"""What dealers bring beside the answers."""
