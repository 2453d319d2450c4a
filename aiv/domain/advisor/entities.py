"""Find the dealers, assistants, departments and words of the product that a question names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from aiv.domain.advisor.glossary import BY_NAME

LONGEST: Final = 500
"""Characters of a question; no honest one is longer, and none costs more to read."""
ASSISTANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "chatgpt": ("chatgpt", "chat gpt", "gpt", "openai"),
    "claude": ("claude", "anthropic"),
    "perplexity": ("perplexity",),
    "gemini": ("gemini", "bard"),
    "copilot": ("copilot", "bing"),
    "grok": ("grok", "xai"),
    "ai_overview": ("google ai overviews", "google ai overview", "google's ai overviews",
                    "ai overviews", "ai overview", "aio", "google"),
    "ai_mode": ("google ai mode", "google's ai mode", "ai mode"),
}  # fmt: skip
DEPARTMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "new": ("new cars", "new car", "new vehicles", "new car sales"),
    "used": ("used cars", "used car", "used vehicles", "used trucks", "pre-owned cars",
             "pre-owned", "preowned", "second hand cars"),
    "ev": ("electric cars", "electric vehicles", "electric car", "evs", "ev", "hybrids"),
    "trucks": ("trucks", "pickups", "truck"),
    "service": ("service department", "service questions", "service drive", "servicing", "service",
                "repairs", "repair", "oil changes", "oil change", "maintenance"),
    "parts": ("parts department", "parts questions", "parts counter", "parts", "accessories",
              "tires", "tyres"),
    "finance": ("financing", "finance department", "finance", "leasing", "leases", "car loans",
                "loans"),
    "trade-in": ("trade-ins", "trade ins", "trade-in", "trade in", "trading in"),
    # "Sales" alone may be sold cars: only beside such words is it the department.
    "sales": ("sales department", "sales side", "sales questions", "car sales", "vehicle sales",
              "on sales", "in sales", "for sales", "about sales", "and sales", "variable ops",
              "variable operations"),
    "fixed-ops": ("fixed ops", "fixed operations"),
}  # fmt: skip
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "sales": ("new", "used"), "fixed-ops": ("service", "parts"),
}  # fmt: skip
"""What a store calls one department and the questions tell apart."""
_UNSEEN: Final = frozenset(("Cf", "Cc", "Mn", "Cs", "Co"))
_IS = re.compile(r"\b(what|who|where|how|when|it|that)'?s\b")
_ARE = re.compile(r"\b(we|they|you|what|who)'re\b")
_NO_WORD = re.compile(r"[^\w\s'?%$.&/-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What can be named in a market, in plain words; a rival's name stands for its slug."""

    own: tuple[str, ...] = ()
    rivals: Mapping[str, str] = field(default_factory=dict)
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a question names; `masked` is its text with the names replaced by their kinds."""

    text: str
    masked: str
    term: str = ""
    assistant: str = ""
    department: str = ""
    rival: str = ""


def plain(question: str) -> str:
    """Give a question in lower case, on one line, without signs that say nothing."""
    text = unicodedata.normalize("NFKC", question[:LONGEST]).casefold()
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    seen = (" " if each.isspace() else each for each in text)
    kept = "".join(each for each in seen if unicodedata.category(each) not in _UNSEEN)
    words = " ".join(_NO_WORD.sub(" ", kept).split())
    return _IS.sub(r"\1 is", _ARE.sub(r"\1 are", words))


def find(text: str, names: Names) -> Found:
    """Find what a plain question names; of one kind the longest name wins."""
    text, _ = _mask(text, dict.fromkeys(names.own, "own"), "DEALER")
    text, rival = _mask(text, names.rivals, "RIVAL")
    masked, term = _mask(text, _TERMS, "TERM")
    masked, assistant = _mask(masked, _ASSISTANTS, "ASSISTANT")
    known = {name: name for name in names.departments} | _DEPARTMENTS
    masked, department = _mask(masked, known, "DEPARTMENT")
    return Found(
        text=text,
        masked=masked,
        term=term,
        assistant=assistant,
        department=department,
        rival=rival,
    )


def _mask(text: str, names: Mapping[str, str], kind: str) -> tuple[str, str]:
    """Replace every name by its kind, and give what the first of them stands for."""
    usable = sorted((name for name in names if name), key=len, reverse=True)
    if not usable:
        return text, ""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, usable))})(?!\w)")
    first = pattern.search(text)
    return pattern.sub(kind, text), names[first[0]] if first else ""


def _by_name(kinds: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: key for key, names in kinds.items() for name in names}


_TERMS: Final = {name: term.key for name, term in BY_NAME.items()}
_ASSISTANTS: Final = _by_name(ASSISTANTS)
_DEPARTMENTS: Final = _by_name(DEPARTMENTS)
