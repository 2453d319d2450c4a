"""Read the document of `load_market`: a market, its dealers, intents and assistants."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

import phonenumbers

from aiv.domain import links, strict_json
from aiv.domain.asking import surfaces
from aiv.domain.documents import Part, read_all, refuse_repeats
from aiv.domain.errors import Fault, FaultyDocument
from aiv.domain.markets.market_lines import (
    AssistantLine,
    CentroidLine,
    DealerLine,
    MarketFile,
    MarketLine,
)
from aiv.domain.markets.panels import PanelIntent

USED: Final = "used"
PLATFORMS: Final = (
    "chatgpt", "claude", "perplexity", "gemini", "copilot", "grok", "ai_overview", "ai_mode",
)  # fmt: skip
ACCESSES: Final = ("official_api", "scraped_serp", "by_hand")
MAX_WORDINGS: Final = 20
WEBSITE_REMEDY: Final = "write an address such as https://www.dealer.example"


def read(document: object) -> MarketFile:
    """Give the content of a document; raises FaultyDocument with every fault and its place."""
    faults: list[Fault] = []
    whole = Part(document, "", faults)
    market = _market(whole.part("market"))
    found = MarketFile(
        market=market,
        dealers=_dealers(whole.parts("dealers"), market.country),
        intents=_intents(whole.parts("intents")),
        assistants=_assistants(whole.parts("assistants")),
    )
    whole.close()
    if faults:
        raise FaultyDocument(faults)
    return found


def _market(part: Part) -> MarketLine:
    found = MarketLine(
        slug=part.slug(),
        name=part.text("name", most=120),
        make=_make(part.text("make", most=60)),
        city=part.text("city", most=80),
        region=part.text("region", most=80, is_required=False),
        country=_country(part),
        time_zone=_time_zone(part),
        centroids=read_all(part.parts("centroids"), _centroid),
    )
    part.close()
    return found


def _make(text: str) -> str:
    return USED if text.lower() == USED else text


def _country(part: Part) -> str:
    value = part.text("country", most=2, is_required=False).upper() or "US"
    if value not in phonenumbers.SUPPORTED_REGIONS:
        return part.fault("country", "write two letters, such as US or CA", "US")
    return value


def _time_zone(part: Part) -> str:
    value = part.text("time_zone", most=64)
    try:
        return ZoneInfo(value).key if value else ""
    except (KeyError, ValueError, OSError):
        return part.fault("time_zone", "write a zone such as America/New_York", "")


def _centroid(part: Part) -> CentroidLine:
    return CentroidLine(
        zip=part.text("zip", most=12),
        lat=part.number("lat", low=-90, high=90),
        lng=part.number("lng", low=-180, high=180),
    )


def _dealers(parts: list[Part], country: str) -> tuple[DealerLine, ...]:
    found = read_all(parts, lambda part: _dealer(part, country))
    refuse_repeats(parts, [each.slug for each in found])
    return found


def _dealer(part: Part, country: str) -> DealerLine:
    return DealerLine(
        slug=part.slug(),
        name=part.text("name", most=160),
        aliases=tuple(dict.fromkeys(part.texts("aliases", most=160))),
        website=_website(part),
        phone=_phone(part, country),
        street=part.text("street", most=160, is_required=False),
        city=part.text("city", most=80, is_required=False),
        region=part.text("region", most=80, is_required=False),
        postal_code=part.text("postal_code", most=12, is_required=False),
        makes=tuple(dict.fromkeys(part.texts("makes", most=60))),
    )


def _website(part: Part) -> str:
    value = part.text("website", most=290, is_required=False)
    if not value:
        return ""
    return web_address(value) or part.fault("website", WEBSITE_REMEDY, "")


def web_address(text: str) -> str:
    """Give a site's address with its scheme, or an empty text when it is none."""
    url = text if "://" in text else f"https://{text}"
    return url if _is_web_address(url) else ""


def _is_web_address(url: str) -> bool:
    if not url.lower().startswith(("https://", "http://")) or "@" in url or " " in url:
        return False
    try:
        return links.is_domain(links.domain_of(url).encode("idna").decode("ascii"))
    except UnicodeError:
        return False


def _phone(part: Part, country: str) -> str:
    value = part.text("phone", most=40, is_required=False)
    if not value:
        return ""
    return e164(value, country) or part.fault("phone", "it is no telephone number", "")


def e164(text: str, country: str) -> str:
    """Give a telephone number in its international form, or an empty text when it is none."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _intents(parts: list[Part]) -> tuple[PanelIntent, ...]:
    found = read_all(parts, _intent)
    refuse_repeats(parts, [each.slug for each in found])
    return found


def _intent(part: Part) -> PanelIntent:
    return PanelIntent(
        slug=part.slug(),
        department=_word(part, "department"),
        stage=_word(part, "stage"),
        is_local=part.flag("is_local"),
        is_branded=part.flag("is_branded"),
        weight=part.number("weight", low=0.001, high=1000, absent=1.0),
        wordings=_wordings(part),
    )


def _word(part: Part, key: str, *, most: int = 40) -> str:
    value = "-".join(part.text(key, most=most).lower().split())
    if not all(sign.isalnum() or sign in "_-" for sign in value):
        return part.fault(key, "write one word of letters, digits, _ and -", "")
    return value


def _wordings(part: Part) -> tuple[str, ...]:
    before = len(part.faults)
    found = part.texts("wordings", most=2000, lines=True)
    if len(part.faults) > before:
        return found
    if not 1 <= len(found) <= MAX_WORDINGS:
        return part.fault("wordings", f"write 1 to {MAX_WORDINGS} wordings", ())
    if len(set(found)) < len(found):
        return part.fault("wordings", "one wording stands twice", ())
    return found


def _assistants(parts: list[Part]) -> tuple[AssistantLine, ...]:
    found = read_all(parts, _assistant)
    refuse_repeats(parts, [each.slug for each in found])
    return found


def _assistant(part: Part) -> AssistantLine:
    surface = part.text("surface", most=40)
    return AssistantLine(
        slug=part.slug(),
        platform=part.one_of("platform", PLATFORMS),
        provider=_word(part, "provider", most=20),
        model=part.text("model", most=120, is_required=False),
        surface=surfaces.BY_HAND if surfaces.is_by_hand(surface) else surface,
        access=_access(part),
        settings=_settings(part),
    )


def _access(part: Part) -> str:
    value = part.text("access", most=40)
    if surfaces.is_by_hand(value):
        return "by_hand"
    return part.one_of("access", ACCESSES) if value else ""


def _settings(part: Part) -> dict[str, object]:
    value = part.table("settings")
    if reason := strict_json.storage_fault(value):
        return part.fault("settings", reason, {})
    return value
