"""Hold common English words: a sentence may begin with one, and English is known by them."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
    a about above after against again all also although among an and another any are as ask asked
    at based be been before being below better between but by can compared could did do does down
    each either even ever fewer first follow for from get gets given had has have he her here
    higher his how however if in instead into is it its itself just last latest less like look
    lower made make many may me measured mention mentioned mentions more most much my name named
    names naming neither next newest no nor not nothing now of off on once one only open or other
    our out overall own part per percent please put range ranges rate recent recorded same say
    says second see she should show shows shown since so some start still store such than that
    the their them then there these they third this those though through to too two under until
    up us was we well were what when where whether which while who whose why will with within
    without would yes yet you your yours
    answer answers assistant assistants dealer dealers evidence figure figures interval intervals
    measurement market named question questions review reviews score site week weeks work
"""
COMMON: Final = frozenset(_WORDS.split())
