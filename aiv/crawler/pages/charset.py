"""Decode a page: what it declares, checked against its bytes, else what the bytes are like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from charset_normalizer import from_bytes
from w3lib import encoding as w3lib_encoding

REPLACEMENT: Final = "\ufffd"
FALLBACK: Final = "cp1252"
# So much of the text is enough to tell a script by.
SAMPLE: Final = 30_000
# These spell out signs; half a surrogate pair that came of them could be stored nowhere.
_NO_ALPHABETS: Final = frozenset(
    {"unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "punycode",
     "idna", "undefined", "utf-7"}
)  # fmt: skip
# One bad byte in ten foreign signs is a slip of the page, more is another encoding.
TOLERATED: Final = 10

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_AROUND = re.compile(rb"[^<>\n]{0,60}[\x80-\xff][^<>\n]{0,200}")
_LANG = re.compile(rb"<html[^>]{0,2000}?\blang\s*=\s*[\"']?\s*([a-zA-Z]{2,3}(?:-[a-zA-Z]{2,4})?)")
_WESTERN: Final = ("cp1252",)
_FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "cyrillic": ("cp1251", "koi8_r", "iso8859_5", "cp866"),
    "ukrainian": ("cp1251", "koi8_u", "iso8859_5"),
    "central": ("cp1250", "iso8859_2"),
    "greek": ("cp1253", "iso8859_7"),
    "turkish": ("cp1254",),
    "hebrew": ("cp1255", "iso8859_8"),
    "arabic": ("cp1256", "iso8859_6"),
    "baltic": ("cp1257", "iso8859_13"),
    "vietnamese": ("cp1258",),
    "thai": ("cp874",),
    "japanese": ("cp932", "euc_jp"),
    "chinese": ("gb18030", "big5hkscs"),
    "korean": ("cp949",),
}
_FAMILY_OF: Final[dict[str, str]] = {
    **dict.fromkeys(("ru", "bg", "be", "mk", "sr", "by", "kz", "su"), "cyrillic"),
    **dict.fromkeys(("uk", "ua"), "ukrainian"),
    **dict.fromkeys(("pl", "cs", "cz", "hu", "sk", "sl", "si", "hr", "ro"), "central"),
    **dict.fromkeys(("el", "gr"), "greek"),
    "tr": "turkish",
    **dict.fromkeys(("he", "iw", "il"), "hebrew"),
    **dict.fromkeys(("ar", "fa", "eg", "sa", "ae", "ir"), "arabic"),
    **dict.fromkeys(("lt", "lv", "ee"), "baltic"),
    **dict.fromkeys(("vi", "vn"), "vietnamese"),
    "th": "thai",
    **dict.fromkeys(("ja", "jp"), "japanese"),
    **dict.fromkeys(("zh", "cn", "tw", "hk"), "chinese"),
    **dict.fromkeys(("ko", "kr"), "korean"),
}
# Without a hint, only scripts that fill their text with foreign signs can be told from Western.
_FOREIGN: Final = tuple(
    name
    for family in ("cyrillic", "greek", "hebrew", "arabic", "thai", "japanese", "chinese", "korean")
    for name in _FAMILIES[family]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text, and how its bytes were read; `declared` is the codec it names, if any."""

    text: str
    encoding: str
    source: str
    declared: str | None
    is_clean: bool


def decode(body: bytes, *, content_type: str = "", url: str = "") -> Decoded:
    """Give the text by the best of: byte-order mark, header, meta, the bytes themselves."""
    mark, declared, source = _declared(body, content_type)
    bare = body.removeprefix(mark)
    if declared and (mark or _reads(bare, declared)):
        return _decoded(bare, declared, source, declared)
    codec, source = _codec_of(bare, url)
    return _decoded(bare, codec, source, declared)


def _declared(body: bytes, content_type: str) -> tuple[bytes, str | None, str]:
    named, mark = w3lib_encoding.read_bom(body)
    if named and mark:
        return mark, _name(named), "bom"
    if codec := w3lib_encoding.http_content_type_encoding(content_type):
        return b"", _name(codec), "header"
    codec = w3lib_encoding.html_body_declared_encoding(body)
    # A page that says in plain ASCII that it is UTF-16 cannot be: the standard reads UTF-8.
    if codec and codec.startswith(("utf-16", "utf-32")):
        codec = "utf-8"
    return b"", _name(codec) if codec else None, "meta"


def _name(codec: str) -> str | None:
    """Give Python's name of a codec, or None for one that is no alphabet of the web."""
    name = codecs.lookup(codec).name
    try:
        is_text = b"a".decode(name, "replace") != ""
    except (LookupError, ValueError):
        return None
    return name if is_text and name not in _NO_ALPHABETS else None


def _reads(body: bytes, codec: str) -> bool:
    """Tell whether a declared codec reads the bytes, but for slips."""
    if body.isascii():
        return True
    # Bytes that are good UTF-8 and not ASCII are UTF-8 whatever the page says.
    if _is_single_byte(codec) and _is_utf8(body):
        return False
    return _is_tolerable(body, codec)


def _is_single_byte(codec: str) -> bool:
    return codec.startswith(("cp125", "iso8859", "koi8", "cp866", "cp874", "mac"))


def _is_utf8(body: bytes) -> bool:
    """Tell whether the bytes hold signs beyond ASCII, and all of them in good UTF-8."""
    return not body.isascii() and _is_strict(body, "utf-8")


def _is_strict(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_tolerable(body: bytes, codec: str) -> bool:
    if codec == "utf-8" and _is_strict(body, codec):
        return True
    text = w3lib_encoding.to_unicode(body, codec)
    bad = text.count(REPLACEMENT) - body.count(REPLACEMENT.encode())
    return bad <= 0 or bad * TOLERATED <= sum(not sign.isascii() for sign in text) - bad


def _codec_of(body: bytes, url: str) -> tuple[str, str]:
    """Give the codec that the bytes are like, and whether they prove it."""
    if body.isascii():
        return _wide(body) or "ascii", "bytes"
    if _is_tolerable(body, "utf-8"):
        return "utf-8", "bytes"
    return _wide(body) or _guessed(body, url), "guess"


def _wide(body: bytes) -> str | None:
    """Tell UTF-16 without its mark by the zeros beside ASCII signs."""
    head = body[:400]
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _guessed(body: bytes, url: str) -> str:
    sample = b" ".join(_AROUND.findall(body))[:SAMPLE]
    candidates = _apart(_candidates(body, sample, url), sample)
    if candidates == _WESTERN:
        return FALLBACK
    best = from_bytes(sample, cp_isolation=list(candidates), preemptive_behaviour=False).best()
    return codecs.lookup(best.encoding).name if best else FALLBACK


def _candidates(body: bytes, sample: bytes, url: str) -> tuple[str, ...]:
    """Give the codecs of the page's language or country; without either, by its share of signs."""
    for hint in (_language(body), _country(url)):
        if hint in _FAMILY_OF:
            return _FAMILIES[_FAMILY_OF[hint]]
        if hint:
            return _WESTERN
    letters = sum(64 < byte < 91 or 96 < byte < 123 for byte in sample)
    foreign = len(_NOT_ASCII.findall(sample))
    return _FOREIGN if foreign > letters else _WESTERN


def _apart(candidates: tuple[str, ...], sample: bytes) -> tuple[str, ...]:
    """Tell Windows from ISO alphabets by the bytes that only Windows fills with signs."""
    is_windows = _WINDOWS_ONLY.search(sample) is not None
    if is_windows:
        return tuple(each for each in candidates if not each.startswith("iso")) or candidates
    return tuple(each for each in candidates if each != "cp1250") or candidates


def _language(body: bytes) -> str:
    found = _LANG.search(body[:8_192])
    return found[1].decode("ascii").lower()[:2] if found else ""


def _country(url: str) -> str:
    """Give the country of a host name, or nothing where its ending names none."""
    try:
        ending = (urlsplit(url).hostname or "").rpartition(".")[2].lower()
    except ValueError:
        return ""
    return ending if ending in _FAMILY_OF else ""


def _decoded(body: bytes, codec: str, source: str, declared: str | None) -> Decoded:
    if codec == "utf-8" and _is_strict(body, codec):
        text = body.decode()
        return Decoded(text=text, encoding=codec, source=source, declared=declared, is_clean=True)
    text = w3lib_encoding.to_unicode(body, codec)
    lost = text.count(REPLACEMENT) > body.count(REPLACEMENT.encode())
    return Decoded(text=text, encoding=codec, source=source, declared=declared, is_clean=not lost)
