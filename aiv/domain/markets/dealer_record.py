"""Hold what a person writes about a rooftop, bring it into one spelling and compare two of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from aiv.domain import links
from aiv.domain.errors import InvalidInput
from aiv.domain.markets import market_file

MAX_MAKES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerRecord:
    """A rooftop's public record; an empty text is unknown."""

    name: str
    website: str = ""
    phone: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = "US"
    makes: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """Give the host of the site, or an empty text."""
        return links.domain_of(self.website)


NAMES: Final = tuple(field.name for field in fields(DealerRecord))


def tidy(record: DealerRecord) -> DealerRecord:
    """Give the record in the spelling that is stored.

    Raises InvalidInput naming the field. Phones become E.164, sites get their scheme, white space
    is one blank.
    """
    words = {name: " ".join(str(getattr(record, name)).split()) for name in NAMES[:-1]}
    country = words["country"].upper()
    return DealerRecord(
        **{
            **words,
            "name": _needed("name", words["name"]),
            "country": country,
            "website": _website(words["website"]),
            "phone": _phone(words["phone"], country),
        },
        makes=_makes(record.makes),
    )


def is_same_rooftop(one: DealerRecord, other: DealerRecord) -> bool:
    """Say whether two records mean one store: by phone, by name and city, or by their site.

    A phone or a site may serve several stores of a group, so it decides only while neither name,
    city nor makes speak against it.
    """
    if _is_same(one.name, other.name) and _is_same(one.city, other.city):
        return True
    is_shared = _is_same(one.phone, other.phone) or _is_same(one.host, other.host)
    return is_shared and not _speaks_against(one, other)


def _speaks_against(one: DealerRecord, other: DealerRecord) -> bool:
    if one.city and other.city and not _is_same(one.city, other.city):
        return True
    makes = {make.casefold() for make in one.makes}, {make.casefold() for make in other.makes}
    return all(makes) and not makes[0] & makes[1]


def _is_same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()


def _needed(field: str, text: str) -> str:
    if not text:
        raise InvalidInput(field, "write the name as shoppers know it")
    return text


def _website(text: str) -> str:
    url = market_file.web_address(text) if text else ""
    if text and not url:
        raise InvalidInput("website", market_file.WEBSITE_REMEDY)
    return url


def _phone(text: str, country: str) -> str:
    number = market_file.e164(text, country) if text else ""
    if text and not number:
        raise InvalidInput("phone", "write a telephone number such as (239) 555-0123")
    return number


def _makes(makes: tuple[str, ...]) -> tuple[str, ...]:
    found = {" ".join(make.split()).casefold(): " ".join(make.split()) for make in makes}
    kept = tuple(make for make in found.values() if make)
    if len(kept) > MAX_MAKES or any(len(make) > 60 for make in kept):
        raise InvalidInput("makes", f"write at most {MAX_MAKES} makes of 60 letters")
    return kept
