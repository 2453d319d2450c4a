"""Spell out phrases that are composed of word families.

A phrase may hold '[family]', '(one|another|)' and, at its very end, a stem: 'friendl*'. Families
say what words do in a sentence, so that many wordings never seen before are still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from aiv.domain.mentions.families import ADVICE
from aiv.domain.mentions.families_aside import ASIDES

_PART = re.compile(r"\[([a-z ]{1,20})\]|\(([^()]{0,900})\)")
_FAMILIES = ADVICE | ASIDES


def spelled_out(phrases: str) -> Iterator[str]:
    """Give every phrase of a list separated by ';', families and alternatives written out."""
    for phrase in phrases.split(";"):
        yield from _variants(" ".join(phrase.split()))


def _variants(phrase: str) -> Iterator[str]:
    if not (found := _PART.search(phrase)):
        yield phrase
        return
    options = _FAMILIES[found[1]] if found[1] else found[2]
    head, tails = phrase[: found.start()], list(_variants(phrase[found.end() :]))
    for option, tail in product(options.split("|"), tails):
        yield f"{head}{' '.join(option.split())}{tail}"
