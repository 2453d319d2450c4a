"""Read the store's own record out of a platform's data layer, as far as it is plain data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

# Our names of the fields, beside the platforms' names of them.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("dealershipName", "dealerName", "dealer_name"),
    "street": ("address1", "streetAddress", "dealerAddress"),
    "city": ("city", "dealerCity", "dealer_city"),
    "region": ("stateProvince", "state", "dealerState", "dealer_state"),
    "postal_code": ("postalCode", "zip", "dealerZip", "dealer_zip"),
    "country": ("country",),
    "phone": ("phone1", "phone", "dealerPhone"),
    "website": ("website",),
}
MAX_RECORD: Final = 8_000
MAX_TRIES: Final = 20
_MARK: Final = "dataLayer"
_NAMED = re.compile(r"dataLayer(?:\.|\[\s{0,9}['\"])dealership(?:['\"]\s{0,9}\])?\s{0,9}=\s{0,9}\{")
_FIELD = re.compile(r"(?<!\w)[\"']?(\w{2,40}+)[\"']?\s*:\s*\"((?:[^\"\\\n]|\\.){0,1000})\"")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_TAG = re.compile(r"<[^<>]{0,500}>")


def read_dealership(source: str) -> Mapping[str, str]:
    """Give the record's fields under our names; nothing of the script is run."""
    for found in islice(_declared(source), MAX_TRIES):
        record = source[found.end() : found.end() + MAX_RECORD].partition("};")[0]
        if fields := _named(dict(_FIELD.findall(record))):
            return fields
    return {}


def _declared(source: str) -> Iterator[re.Match[str]]:
    """Give where a record begins; looking for the mark is quicker than trying the pattern."""
    at = source.find(_MARK)
    while at >= 0:
        if found := _NAMED.match(source, at):
            yield found
        at = source.find(_MARK, at + len(_MARK))


def _named(written: Mapping[str, str]) -> Mapping[str, str]:
    found = {
        field: _plain(next((written[name] for name in names if written.get(name)), ""))
        for field, names in FIELDS.items()
    }
    return {field: words for field, words in found.items() if words}


def _plain(text: str) -> str:
    """Give the words of a script's text without the HTML that platforms hide in it."""
    shown = _ESCAPE.sub(_sign, text).encode("utf-8", "replace").decode("utf-8")
    return " ".join(html.unescape(_TAG.sub(" ", shown)).replace("\0", " ").split())


def _sign(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]
