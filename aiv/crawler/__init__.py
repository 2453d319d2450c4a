"""Fetch a dealer's site politely and read its pages into facts."""
