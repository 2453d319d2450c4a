"""Conversations with shoppers and with the dealer's people."""
