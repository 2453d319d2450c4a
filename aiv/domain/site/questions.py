"""Name what shoppers ask a dealer, and find the pages that answer it in words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage

LEAST_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class Cluster:
    """One question in its many wordings; `words` find it in a title or heading."""

    name: str
    question: str
    words: str


CLUSTERS: Final = (
    Cluster("hours", "When are you open?", r"hours|open(?:ing)? times"),
    Cluster("directions", "How do I get there?", r"directions|find us|how to get|location"),
    Cluster("test-drive", "Can I test drive it?", r"test.?drive"),
    Cluster("out-the-door", "What does it cost with fees?", r"fees?|out.the.door|total price"),
    Cluster("incentives", "Which offers are there?", r"incentive|rebate|offers?|specials?"),
    Cluster("lease", "Should I lease or buy?", r"lease|leasing"),
    Cluster("credit", "Can I finance with my credit?", r"credit|financ|loan"),
    Cluster("down-payment", "How much do I put down?", r"(?:down|monthly) payment|payment calc"),
    Cluster("trade-in", "What is my car worth?", r"trade|appraisal|sell your car|worth"),
    Cluster("certified", "What does certified mean here?", r"certified|pre.?owned program"),
    Cluster("inspection", "How are used cars inspected?", r"inspect|recondition|vehicle history"),
    Cluster("warranty", "What does the warranty cover?", r"warrant|protection plan"),
    Cluster("returns", "Can I return it?", r"return policy|exchange|money.back"),
    Cluster("delivery", "Do you deliver?", r"deliver|ship|pick.?up"),
    Cluster("reserve", "Can I reserve or order one?", r"reserve|deposit|order|coming soon"),
    Cluster("service-price", "What does service cost?", r"oil change|service (?:price|cost|menu)"),
    Cluster("appointment", "How do I book service?", r"appointment|schedule|book"),
    Cluster("loaner", "Do you have loaners or a shuttle?", r"loaner|shuttle|courtesy|rental"),
    Cluster("tires-brakes", "Do you do tires and brakes?", r"tires?|tyres?|brakes?"),
    Cluster("recall", "Is my car under a recall?", r"recall"),
    Cluster("parts", "Do you have this part?", r"parts?\b|accessor"),
    Cluster("collision", "Do you repair bodies?", r"collision|body ?shop|dent"),
    Cluster("electric", "What about charging an electric car?", r"electric|charging|\bev\b|hybrid"),
    Cluster("compare", "Which model or trim fits me?", r"compar|vs\b|versus|trims?\b|which"),
)  # fmt: skip
"""Twenty-four questions that dealers are asked; a page's title or heading must take one up."""
# Lists and vehicles hold a headline of everything and answer nothing.
_NO_ANSWER: Final = frozenset({P.VDP, P.SRP_NEW, P.SRP_USED})


def answered(pages: Iterable[tuple[SitePage, PageFacts]]) -> dict[str, str]:
    """Give the address of a page that answers, by the name of each answered question."""
    found: dict[str, str] = {}
    for page, facts in pages:
        if page.page_class in _NO_ANSWER or len(facts.main_text.split()) < LEAST_WORDS:
            continue
        heads = " | ".join([facts.title or "", *(each.text for each in facts.headings)])
        for cluster in CLUSTERS:
            if _pattern(cluster.words).search(heads):
                found.setdefault(cluster.name, page.url)
    return found


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)
