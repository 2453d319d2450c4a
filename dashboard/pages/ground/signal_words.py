"""Say for each first-party signal what it cannot see."""

from __future__ import annotations

from typing import Final

BOTS: Final = (
    "What bots fetched is not what assistants said. Assistants that answer from an index of "
    "somebody else, or from memory, fetch nothing. Pages served by a cache in front of the server "
    "are missing."
)
ERRORS: Final = "A firewall in front of the server that turns bots away leaves no line in its log."
REFERRALS: Final = (
    "Many assistants send no referrer, so their visits look direct: these counts are a floor. "
    "A tag in an address survives copying, and proves the address, not the answer."
)
SESSIONS: Final = (
    "Analytics counts visitors who allow it and whose source is known. Visits from AI Overviews "
    "and AI Mode count as Google search there, and many visits from apps look direct."
)
LEADS: Final = (
    "Only what analytics calls a key event is counted. A shopper who asks an assistant and then "
    "calls or walks in is not among them."
)
BRANDED: Final = (
    "A rise may come from any advertising. Searches that Search Console holds back for privacy are "
    "missing, and an assistant’s reader who never searches is not seen."
)
GENERATIVE: Final = (
    "Google alone tells it, and only that a page was shown with an AI answer: not in which words, "
    "not beside which rival."
)
REACH: Final = (
    "A page that was fetched may still not be named. Bots that cannot be verified are left out."
)
