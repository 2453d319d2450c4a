"""Take the questions out of a shopper's message, with nothing of the shopper left in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiv.domain.shopper_questions import asking, signs
from aiv.domain.shopper_questions.names import GIVEN, GOES_ON
from aiv.domain.shopper_questions.signs import Known

LONGEST: Final = 1000
_SPACES = re.compile(r"[^\S\n]+")
_ABBREVIATION = re.compile(r"\b(mr|mrs|ms|dr|sr|sra|st|ave|no|p\.?m|a\.?m)\.(?=\s)", re.IGNORECASE)
_END = re.compile(r"(?<=[?!])\s*|(?<=\w\w[.;])\s+|\n+")
_GREETING = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|hola|buen(?:os|as) (?:dias|tardes"
    r"|noches)|buenas|please|por favor|thanks|thank you|gracias|ok|okay|also|so|and|well|y|tambien"
    r"|quick question|una pregunta)\b(?: there| team| all| everyone| guys| again)?[\s,.!:-]*)+",
    re.IGNORECASE,
)
_SURE = r"\b(?:my (?:first |last |full )?name(?:'s| is|s)?|me llamo|mi nombre(?: completo)? es"
_INTRODUCED = re.compile(
    rf"{_SURE}|(?:name|nombre)\s*[:=]|(?:le|te) habla|they call me)\s+[^\W\d_]+", re.IGNORECASE
)
# Written large right after a name they are more likely the surname than a question.
_SURNAMES: Final = frozenset(("Will", "May", "Dan", "Hay", "Son", "Best", "Any", "Has", "Es"))
_MAYBE = re.compile(r"\b(?:i'?m|i am|this is|soy|somos|we'?re|we are)\s+([^\W\d_]+)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:(?<!\s)\s+)?[,;:]\s*|(?<!\s)\s+[-–—]+\s+|(?<!\s)\s+(?:and|y|so|because|porque|pero|but|since|como)\s+"
    r"(?=(?:my|i|i'm|we|our|mi|mis|yo|soy|me|do|does|can|could|what|which|is|are|how|where)\b)",
    re.IGNORECASE,
)


def questions(message: str, known: Known) -> tuple[str, ...]:
    """Give the questions of a message without personal data; what is in doubt is left out.

    A pure function of its arguments; the text is read up to `LONGEST` code points.
    """
    shown = _SPACES.sub(" ", signs.readable(message[:LONGEST])).strip()
    shown = _ABBREVIATION.sub(r"\1", shown)
    text = signs.plain(shown)
    kept: dict[str, None] = {}
    before = ""
    for sentence in _END.split(text):
        # What goes on in small letters after a find may be the rest of it.
        if asking.OPENER.match(sentence.strip(" ¿¡")) or not signs.found(before, known):
            parts = (each for part in _without_person(sentence) for each in _clean(part, known))
            kept.update(dict.fromkeys(part for part in parts if asking.is_question(part)))
        before = sentence
    # Rules read without accents; people read what was written.
    return tuple(shown[at : at + len(each)] for each in kept if (at := text.find(each)) >= 0)


def _without_person(sentence: str) -> Iterator[str]:
    """Cut out where somebody says who they are; what stands before and a later question stay."""
    said = _GREETING.sub("", sentence.strip())
    begin = _introduction(said)
    if begin is None:
        yield said
        return
    at, end = begin
    yield said[:at]
    openers = asking.OPENER.finditer(said, end)
    later = next((each for each in openers if each[0] not in _SURNAMES), None)
    if later:
        yield from _without_person(said[later.start() :])


def _introduction(said: str) -> tuple[int, int] | None:
    if sure := _INTRODUCED.search(said):
        return sure.span()
    for maybe in _MAYBE.finditer(said):
        word = maybe[1].lower()
        goes_on = word in GOES_ON or word.endswith(("ing", "ando", "iendo"))
        if word in GIVEN or not goes_on:
            return maybe.start(), maybe.end()
    return None


def _clean(part: str, known: Known) -> Iterator[str]:
    """Give a sentence without a find whole, else those of its clauses that ask and hold none."""
    said = part.strip(" ,;:-")
    if not asking.may_ask(said):
        return
    if not signs.found(said, known):
        yield said
        return
    for clause in _CLAUSE.split(said):
        if asking.OPENER.match(clause) and not signs.found(clause, known):
            yield clause.strip(" ,;:-")
