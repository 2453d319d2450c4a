"""Tell by plain patterns, English and Spanish, what a shopper's message is about."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from aiv.domain.shopper_chat import words


class Topic(StrEnum):
    """Name what a reply is about; the words are stored."""

    ABUSE = "abuse"
    ORDERS = "orders"
    COMMITMENT = "commitment"
    OWN_WORDS = "own words"
    PERSON = "person"
    AUTOMATED = "automated"
    HOURS = "hours"
    ADDRESS = "address"
    PHONE = "phone"
    APPOINTMENT = "appointment"
    FINANCE = "finance"
    VEHICLES = "vehicles"
    MAKES = "makes"
    SERVICES = "services"
    POLICIES = "policies"
    GREETING = "greeting"
    THANKS = "thanks"
    UNKNOWN = "unknown"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


_ABUSE = _any(
    r"\b(?:fuck\w*|shit\w*|cunt\w*|bitch\w*|asshole\w*|nigg\w*|faggot\w*|whore\w*)\b",
    r"\b(?:kill yourself|kys|puta|pendej[oa]|mierda)\b",
)
# Words that would steer us: we have nothing to steer, and say what we are for.
_ORDERS = _any(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}"
    r"\b(?:instructions?|previous|prior|above|rules?|prompts?|guidelines|training)\b",
    r"\b(?:system|hidden|initial) (?:prompt|message|instructions?)\b",
    r"\byour (?:instructions?|prompts?|rules|configuration|settings|source code)\b",
    r"\b(?:developer|debug|admin|god|dan) mode\b|\bjailbreak\b",
    r"\byou are (?:now|no longer)\b|\bpretend (?:to be|you|that)\b|\bact as\b|\brole ?play\b",
    r"\bend (?:each|every|your) (?:response|reply|answer|message)\b",
    r"\b(?:repeat|say|write|print|output) (?:after me|the following|exactly|verbatim|this)\b",
    r"\byour (?:objective|goal|job|task) is to\b|\bfrom now on\b",
    r"</?\w[^>]{0,200}>|javascript:|\{\{|\bunion select\b|\bdrop table\b|!\[[^\]]{0,200}\]\(",
    r"\b(?:api keys?|passwords?|credentials|secret keys?|access tokens?)\b",
    r"\bignora\b.{0,60}\binstrucciones\b",
)
# What only a person may agree to, whatever the store has written.
_FIRM = _any(
    r"\$ ?1(?:\.00)?\b(?![\d,.])|\b(?:one|1|a single|uno?) (?:dollar|buck|dolar)\b",
    r"\blegally\b|\bbinding\b|\btakes?[- ]?backs(?:ies)?\b|\bdeal\b.*\?$|\b(?:we|it'?s) a deal\b",
    r"\b(?:agree|promise|commit|guarantee) (?:to|me|that|this|it|the|a)\b|\bpromise\b",
    r"\bguarantee\w* (?:approv|financ|credit|trade|price)\w*|\bapprov\w+|\baprob\w+|\baprueb\w+",
    r"\b(?:lowest|best|rock.?bottom|bottom.?line|final|otd|out.?the.?door)\b.{0,30}"
    r"\b(?:price|deal|offer|number|figure|you can do)\b|\bout.?the.?door\b",
    r"\bmejor precio\b|\bprecio (?:final|mas bajo)\b",
    r"\b(?:hold|reserve|set aside|save|keep) (?:it|this|that|the|one|me|a|my)\b"
    r"|\bput .{0,30}\b(?:aside|on hold)\b|\bapart(?:ar|a|e|en)(?:me|lo)?\b|\breserv(?:ar|e|a|en)\b",
    r"\b(?:will|would|can|could) you (?:take|accept) (?:\$|an? offer|\d)",
    r"\b(?:price match|match (?:a|the|their|his|that) (?:price|offer)|beat (?:a|the|their))\b",
    r"\bfor free\b|\bgratis\b",
)
# What the store may have written down; otherwise a person has to say.
_SOFT = _any(
    r"\bfees?\b|\bcargos (?:ocultos|extra)\b|\bdiscount\w*|\bdescuento\w*|\brebates?\b"
    r"|\bnegotia\w+|\bhaggl\w+|\bdeliver\w*|\bship(?:s|ping|ped)?\b|\bentrega\w*|\benvi[oa]\w*"
    r"|\bguarante\w+|\bgarant\w+|\bdeposit\w*|\bcheaper\b|\bdrop the price\b"
)
_PERSON = _any(
    r"\b(?:talk|speak|chat|connect|transfer|hablar|comunic\w+)\b.{0,40}\b(?:someone|somebody|person|"
    r"human|agent|rep|representative|people|manager|sales\w*|advisor|persona|alguien|agente)\b",
    r"\b(?:real|live|actual) (?:person|human|agent)\b|\bhuman\b(?!.{0,20}\?)|\bcall me\b",
    r"\b(?:want|like|need|get|prefer|quiero|quisiera|necesito) (?:to (?:see|have) )?(?:a|an|una?) "
    r"(?:person|human|real person|salesperson|rep|representative|agent|persona|agente)\b",
    r"^(?:agent|representative|operator|person|human|persona)[.! ]*$",
    r"\bllamen?me\b|\bpersona real\b",
)
_AUTOMATED = _any(
    r"\b(?:are you|is this) (?:a |an )?(?:real|bot|robot|ai|human|person|machine|chat ?bot"
    r"|automated)\b",
    r"\beres (?:un |una )?(?:robot|bot|persona|humano)\b",
)
_HOURS = _any(
    r"\bhours?\b(?! (?:away|drive))|\bopen(?:s|ing)?\b(?! recall)"
    r"|\bclos(?:e|es|ed|ing)\b(?! (?:to|rate|ratio|cost)\b)|\bwhat time\b|\bhow late\b",
    r"\bhorarios?\b|\babiert[oa]s?\b|\babren\b|\bcierran\b|\bcerrad[oa]s?\b|\bque hora\b",
)
_ADDRESS = _any(
    r"\bwhere (?:are|is|can|do)\b|\baddress\b|\blocat(?:ed|ion)\b|\bdirections?\b|\bhow do i get\b",
    r"\b(?:close|near|far) (?:to|by|from)\b",
    r"\bdireccion\b|\bdonde\b|\bubicad[oa]s?\b|\bcomo llego\b",
)
_PHONE = _any(
    r"\bphone\b|\btelephone\b|\b(?:contact|call) (?:number|you|the)\b|\bnumber (?:for|of|to)\b",
    r"\bhow (?:can|do) i (?:reach|contact|call)\b|\btelefono\b|\bnumero\b|\bllamarles?\b",
)
_APPOINTMENT = _any(
    r"\btest[- ]?drive\b|\bappointments?\b|\bschedul\w+|\bbook (?:a|an|my|in)\b|\bcome (?:in|by)\b"
    r"|\bquotes?\b|\bcall ?back\b|\bcita\b|\bprueba de manejo\b|\bcotizacion\b"
)
_FINANCE = _any(
    r"\bfinanc\w+|\bloans?\b|\blease\b|\bleasing\b|\bapr\b|\bcredit\b|\bmonthly payments?\b"
    r"|\bdown payment\b|\btrade[- ]?in\b|\bmy (?:car|truck|trade) (?:is )?worth\b|\binterest rate\b"
    r"|\bcredito\b|\bprestamo\b|\bpagos? mensual\w*|\bcambio de mi\b"
)
_VEHICLES = _any(
    r"\b(?:in stock|inventory|stock number|stock ?#|vin|availab\w+|for sale|on the lot)\b",
    r"\b(?:cars?|trucks?|suvs?|sedans?|vans?|minivans?|vehicles?|hybrids?|evs?)\b",
    r"\b(?:under|below|less than|over|above|between|up to|around) \$?\d|\bhow much (?:is|for|are)\b"
    r"|\bprice (?:of|on|for)\b|\b(?:carros?|autos?|camionetas?|vehiculos?|inventario)\b"
    r"|\bcuanto (?:cuesta|vale)\b|\bprecio\b",
)
_MAKES = _any(
    r"\bbrands?\b|\b(?:what|which) makes?\b|\byou (?:sell|carry)\b|\bmarcas?\b|\bvenden\b"
)
_GREETING = _any(r"^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hola|buen[oa]s(?: \w+)?)\b")
_THANKS = _any(
    r"\bthank(?:s| you)\b|\bgracias\b|\b(?:bye|goodbye|adios)\b|^(?:ok|okay|great)[.! ]*$"
)

# Safety first, then what is asked for outright, then small talk.
FIRST: Final = (
    (Topic.ABUSE, _ABUSE),
    (Topic.ORDERS, _ORDERS),
    (Topic.COMMITMENT, _FIRM),
)
PLAIN: Final = (
    (Topic.AUTOMATED, _AUTOMATED),
    (Topic.PERSON, _PERSON),
    (Topic.HOURS, _HOURS),
    (Topic.ADDRESS, _ADDRESS),
    (Topic.PHONE, _PHONE),
)
LATER: Final = ((Topic.APPOINTMENT, _APPOINTMENT), (Topic.FINANCE, _FINANCE))
LAST: Final = ((Topic.THANKS, _THANKS), (Topic.GREETING, _GREETING))

_SPANISH: Final = frozenset(
    {
        *("hola", "buenos", "buenas", "gracias", "donde", "cuando", "cuanto", "horario"),
        *("horarios", "abierto", "abiertos", "abren", "cierran", "tienen", "quiero", "quisiera"),
        *("necesito", "precio", "carro", "carros", "camioneta", "camionetas", "cita", "hoy"),
        *("manana", "esta", "estan", "usted", "ustedes", "direccion", "telefono", "como", "para"),
        *("por", "favor", "venden", "sabado", "domingo", "lunes", "hablar", "persona"),
    }
)
# Words that Spanish does not have; "no", "a" and "me" are both.
_ENGLISH: Final = frozenset(
    {
        *("the", "you", "your", "what", "when", "where", "which", "who", "how", "is", "are", "do"),
        *("does", "have", "can", "could", "would", "want", "need", "my", "we", "and", "of", "for"),
        *("with", "on", "at", "to", "in", "any", "there", "hi", "hello", "hey", "thanks", "please"),
        *(
            "open",
            "closed",
            "hours",
            "today",
            "tomorrow",
            "saturday",
            "sunday",
            "monday",
            "address",
        ),
        *(
            "phone",
            "price",
            "car",
            "cars",
            "truck",
            "speak",
            "someone",
            "it",
            "this",
            "that",
            "it's",
        ),
    }
)


def first_of(rules: tuple[tuple[Topic, re.Pattern[str]], ...], text: str) -> Topic | None:
    """Give the first topic whose pattern the message holds."""
    said = words.plain(text)
    return next((topic for topic, pattern in rules if pattern.search(said)), None)


def needs_a_person(text: str) -> bool:
    """Say whether it asks for what only the store's written policy or a person can say."""
    return _SOFT.search(words.plain(text)) is not None


def is_about_stock(text: str) -> bool:
    """Say whether it speaks of vehicles on offer."""
    return _VEHICLES.search(words.plain(text)) is not None


def is_about_makes(text: str) -> bool:
    """Say whether it asks which makes are sold."""
    return _MAKES.search(words.plain(text)) is not None


def is_spanish(text: str) -> bool:
    """Say whether the words are Spanish more than anything else we speak."""
    return _is_of(_SPANISH, text)


def is_english(text: str) -> bool:
    """Say whether the words are English more than anything else we speak."""
    return _is_of(_ENGLISH, text)


def _is_of(known: frozenset[str], text: str) -> bool:
    said = words.words(text)
    return sum(word in known for word in said) >= max(1, len(said) // 4)
