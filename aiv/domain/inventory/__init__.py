"""Judge an inventory: feeds, vehicle numbers, and their agreement with the dealer's site."""
