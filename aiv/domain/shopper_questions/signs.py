"""Recognise personal data in a sentence of a shopper, in the spellings people use; pure patterns.

When a pattern cannot tell, it says yes: a question lost costs less than a person found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiv.domain.markets import makes
from aiv.domain.shopper_questions.names import GIVEN, PUBLIC

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_UNSEEN = frozenset(("Cf", "Cc", "Co", "Cn", "Cs"))
_DIGIT_WORDS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
    "|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|doble"
)
_STREETS = (
    r"st|str|street|ave|avenue|av|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|pl|place|way|hwy"
    r"|highway|pkwy|parkway|cir|circle|ter|terrace|trl|trail|loop|sq|square|route|rte"
)
_KIN = (
    r"wife|husband|spouse|partner|son|daughter|mom|mother|dad|father|brother|sister|boyfriend"
    r"|girlfriend|friend|boss|salesman|salesperson|saleswoman|advisor|neighbor"
    r"|esposa|esposo|marido|hijo|hija|mama|madre|papa|padre|hermano|hermana|novio|novia|amigo|amiga"
    r"|vendedor|vendedora"
)


def _sign(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{each})" for each in patterns), re.IGNORECASE)


# What a number may be without being anybody's; taken out before digits are counted.
_PLAIN_NUMBERS: Final = _sign(
    r"\$\s?\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\$\s?\d{1,6}(?:\.\d\d)?\s?k?\b",
    r"\b\d{1,3}(?:,\d{3})+\b|\b\d{1,3}(?:\.\d)?\s?k\b",
    r"\b\d{1,6}\s?(?:miles?|mi|kms?|kilometers?|millas|kilometros|dollars?|dolares|bucks|mpg|mph|hp"
    r"|lbs?|pounds?|months?|meses|years?|anos|days?|dias|weeks?|hours?|horas|percent|%)(?!\w)",
    r"(?<=under |below |about )\d{4,6}\b|(?<=menos de )\d{4,6}\b|(?<=around )\d{4,6}\b",
    r"\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?)\b|\b\d{1,2}:\d\d\b",
    r"(?<![\d).-])(?<!\d\s)(?:19[5-9]\d|20[0-4]\d)(?![\d-]|\s\d)",
)
_SIGNS: Final = (
    ("e-mail", _sign(
        r"\S\s?(?:@|\(at\)|\[at\]|\{at\})\s?\S",
        r"\S\s+(?:at|arroba)\s+\S{1,250}\s*(?:\.|\bdot\b|\bpunto\b)\s*[a-z]{2,}",
        r"\be-?mail (?:address )?(?:is|me|:)|\bmi (?:correo|email)\b|\bmy e-?mail\b",
        r"[\w-] ?\b(?:gmail|hotmail|yahoo|outlook|icloud|aol|protonmail)\b",
    )),
    ("address on the web", _sign(
        r"https?:|\bwww\.|[\w-]\.(?:com|net|org|io|co|us|info|biz|edu|gov|me|app|dev|example)\b",
        r"[\w-] dot (?:com|net|org|example)\b|(?<!\w)@\w+",
        r"\b(?:instagram|facebook|whatsapp|telegram|tiktok|snapchat|ig)\b",
    )),
    ("phone", _sign(
        rf"(?:\b(?:{_DIGIT_WORDS})\b[\s,.-]*|\d[\s,.-]*){{7,}}",
        r"\bmy (?:cell|phone|mobile|number|home phone|work phone|telephone)\b"
        r"|\bmi (?:celular|telefono|numero|cel|movil)\b",
        r"\b(?:call|text|e-?mail|contact|reach|phone|message) (?:me|us|my)\b",
        r"\b(?:llam|escrib|contact|mand|env[ií])\w*(?:me|nos)\b|\bme (?:llam|escrib|contact)\w+\b",
    )),
    ("address", _sign(
        rf"\b\d{{1,6}}[a-z]?\s+(?:[nsew]\.?[ew]?\.?\s+)?(?:[\w'’-]+\s+){{1,4}}(?:{_STREETS})\b",
        r"\b(?:calle|avenida|carrera|pasaje|colonia|callejon)\s+\w+",
        r"\bp\.?\s?o\.?\s?box\b|\b(?:apt|apartment|unit|suite|lot|apto|departamento)\.? ?#?\d",
        r"\b(?:i|we) (?:live|reside|stay) (?:at|on|in|near|off)\b|\bviv(?:o|imos) (?:en|cerca)\b",
        r"\bmy (?:home|house|address|street|zip|place) (?:is|at|on|in)\b|\bmy (?:zip|address)\b",
        r"\bmi (?:direccion|casa|codigo postal|domicilio)\b|\bzip(?: ?code)?:? \d",
    )),
    ("vehicle", _sign(
        r"\b(?=[a-hj-npr-z0-9]*\d)(?=[a-hj-npr-z0-9]*[a-z])[a-hj-npr-z0-9]{11,17}\b",
        r"\bvin\b[^?]{0,20}\d|\bvin (?:is|ends|ending|number is|:)|\bmy vin\b|\bmi vin\b",
        r"\b(?:license|licence|tag|number) plates?\b.{0,15}\d|\bplates?(?: number)? (?:is|#|:)"
        r"|\bmy (?:plate|tag|license|licence)\b",
        r"\b(?:placas?|matricula|patente|licencia)(?: es|:| numero)? (?:[a-z]{1,4}[ -]?)?\d"
        r"|\bmi (?:placa|matricula|patente|licencia)\b",
    )),
    ("number of a deal", _sign(
        r"\b(?:order|stock|ticket|case|invoice|confirmation|reference|ref|account|acct|policy|loan"
        r"|deal|claim|customer|member|appointment|quote|repair order|work order|ro|stk|passport"
        r"|driver'?s? license|pedido|orden|factura|folio|reserva|cuenta|poliza|contrato|expediente)"
        r"\s*(?:number|num|no\.?|id|#|numero|n[o°º]\.?)?\s*(?:is|es|:)?\s*#?\s*[a-z]{0,4}-?\d",
        r"#\s?\w*\d|\b(?:my|mi) (?:order|loan|account|policy|case|pedido|prestamo|cuenta)\b",
    )),
    ("date of birth", _sign(
        r"\bd\.?o\.?b\b|\b(?:date of birth|birth ?date|birthday|born)\b"
        r"|\bnaci\b|\bnacid[oa]\b|\bnacimiento\b|\bcumpleanos\b",
        r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b",
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}(?:st|nd|rd|th)?,? "
        r"(?:19|20)\d\d\b|\b\d{1,2} (?:de )?[a-z]{3,10} (?:de |del )?(?:19|20)\d\d\b",
        r"\b(?:i'?m|i am|tengo) \d{1,2}(?: anos| years)?\b",
        r"\b\d{1,2}[- ]years?[- ]old (?:man|woman)\b",
    )),
    ("identity", _sign(
        r"\bssn\b|\bsocial security\b|\bseguro social\b|\blast (?:four|4)\b",
        r"\bpassport\b|\bpasaporte\b"
        r"|\bcurp\b|\brfc\b|\bitin\b|\b(?:card|tarjeta)\b.{0,20}\d|\bcvv\b|\brouting\b",
        r"-?\d{1,3}\.\d{4,}",
    )),
    ("name", _sign(
        r"\b(?:mr|mrs|ms|miss|dr|sr|sra|srta|don|dona|senor|senora)\.? [^\W\d_]{2,}",
        r"\b(?:ask(?:ed|ing)?|asking) for [a-z]+$|\b(?:signed|sincerely|atentamente|regards),? ",
        rf"\b(?:my|mi|our) (?:{_KIN})s?,? (?!is\b|and\b|or\b|has\b|to\b|needs?\b|wants?\b|who\b"
        r"|for\b|can\b|just\b|in\b|drives?\b|y\b|es\b|que\b|quiere\b|necesita\b|tiene\b|para\b|a\b|the\b"
        r"|bought\b|said\b|would\b|will\b|with\b|on\b|at\b|a?lso\b)[^\W\d_]{3,}",
        r"\bname(?:'s| is|s|:)|\bnamed\b|\bme llamo\b|\bmi nombre\b|\bse llama\b|\bapellido\b"
        r"|\bsurname\b|^[^\W\d_]+ here\b",
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known around a chat: who its shopper is, and which names are public.

    Both hold single words in plain small letters.
    """

    private: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()


def readable(text: str) -> str:
    """Give a text with common letters and digits, without signs nobody sees."""
    folded = unicodedata.normalize("NFKC", text)
    kept = (_digit(each) for each in folded if unicodedata.category(each) not in ("Mn", "Cf"))
    seen = "".join(each if _is_seen(each) else " " for each in kept)
    return seen.replace("’", "'").replace("‘", "'")


def plain(text: str) -> str:
    """Give a readable text without accents, sign for sign, so that places in both are the same."""
    return "".join(unicodedata.normalize("NFKD", each)[0] for each in text)


def found(text: str, known: Known) -> str | None:
    """Name the first kind of personal data a plain sentence may hold; None for none."""
    return next(_kinds(text, known), None)


def _kinds(text: str, known: Known) -> Iterator[str]:
    yield from (kind for kind, pattern in _SIGNS if pattern.search(text))
    rest = _PLAIN_NUMBERS.sub(" ", text)
    if re.search(r"(?:\d[\s().\-/_*·]*){7,}|\d{5,}", rest):
        yield "number"
    if any(_is_plate(word, known) for word in _WORD.findall(rest)):
        yield "vehicle"
    if _names_somebody(text, known):
        yield "name"


def _is_seen(sign: str) -> bool:
    return sign == "\n" or unicodedata.category(sign) not in _UNSEEN


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _is_plate(word: str, known: Known) -> bool:
    """Tell six to eight signs that mix letters and digits, unless a vehicle is called so."""
    bare = word.replace("-", "").replace(".", "").lower()
    digits = sum(each.isdigit() for each in bare)
    is_mixed = 2 <= digits < len(bare) and bare.isalnum()
    return 6 <= len(bare) <= 8 and is_mixed and not _is_public(word.lower(), known)


def _names_somebody(text: str, known: Known) -> bool:
    said = [word.removesuffix("'s") for word in _WORD.findall(text)]
    small = {word.lower() for word in said}
    if small & known.private or (small & GIVEN) - known.public:
        return True
    capitals = [word for word in said[1:] if word[:1].isupper()]
    if len(said) > 2 and len(capitals) * 2 > len(said):
        # Who shouts, or writes every word large, has no capitals that tell.
        return False
    return any(not _is_public(word.lower(), known) and not _is_short(word) for word in capitals)


def _is_short(word: str) -> bool:
    """Tell letters that stand for a thing, such as "AC" or "4WD"."""
    return word.isupper() and len(word) <= 4


def _is_public(word: str, known: Known) -> bool:
    stems = {word, word.removesuffix("s")}
    return bool(stems & (PUBLIC | known.public)) or any(makes.is_make(each) for each in stems)
