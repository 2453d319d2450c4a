"""The methods' versions and their worked examples."""
