"""The score aiv and what it is made of."""
