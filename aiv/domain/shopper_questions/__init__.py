"""Turn what shoppers asked a dealer's widget into suggestions for what its market's panel asks.

clean -> sort -> group -> word: personal data goes first, and what is in doubt goes with it; what
fewer than `FLOOR` chats asked is counted and never shown.
"""

from typing import Final

METHOD_VERSION: Final = "shopper-questions-1"
FLOOR: Final = 3
"""Distinct chats from which a suggestion is shown (k-anonymity)."""

__all__ = ["FLOOR", "METHOD_VERSION"]
