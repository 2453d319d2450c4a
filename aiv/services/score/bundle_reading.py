"""Open a bundle as a stranger's file, and compute its scores again without a database or a key."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from aiv.domain import bundles, slugs, strict_json
from aiv.domain.bundles import reading, recomputing
from aiv.domain.bundles.reading import Row
from aiv.domain.bundles.recomputing import Recomputed
from aiv.domain.bundles.values import BundleAnswer, BundleMarket
from aiv.domain.errors import InvalidInput

MAX_MARKETS: Final = 50
MAX_LINE: Final = 32 * 1024 * 1024
MAX_WHOLE: Final = 64 * 1024 * 1024
MAX_BYTES: Final = 8 * 1024**3
MAX_RATIO: Final = 200
"""JSON of answers packs to a fifth; what packs to a two-hundredth is made to fill a disk."""
_PATH: Final = re.compile(r"(?P<market>[a-z0-9-]{3,64})/(?P<name>[a-z]+\.jsonl?)")
_HEX: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A bundle's name for itself, its method versions, and its scores computed again."""

    dealer: str
    made_at: str
    versions: Mapping[str, str]
    results: tuple[Recomputed, ...]


def recompute(path: Path) -> Opened:
    """Check and recompute a file; raises InvalidInput naming the place that is wrong."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _opened(_Bundle(archive))
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InvalidInput("bundle", f"it cannot be read as a zip file: {error}") from error
    except RuntimeError as error:
        # What zipfile says of an encrypted member.
        raise InvalidInput("bundle", str(error)) from error


def _opened(bundle: _Bundle) -> Opened:
    manifest = bundle.manifest
    markets = manifest.texts("markets")
    if not 0 < len(markets) <= MAX_MARKETS or not all(map(slugs.is_slug, markets)):
        raise InvalidInput("manifest.markets", "it names no market, or too many")
    versions = Row(manifest.values.get("versions"), "manifest.versions")
    return Opened(
        dealer=manifest.slug("dealer"),
        made_at=manifest.text("made_at", most=64),
        versions={key[:60]: versions.text(key, most=60) for key in versions.values},
        results=tuple(_recomputed(bundle, market) for market in dict.fromkeys(markets)),
    )


def _recomputed(bundle: _Bundle, market: str) -> Recomputed:
    try:
        return recomputing.recompute(_market(bundle, market))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        # The snapshot's inner values were looked at one by one; what is left is no score of ours.
        raise InvalidInput(f"{market}/{bundles.SCORE}", f"it is no score: {error}") from error


def _market(bundle: _Bundle, market: str) -> BundleMarket:
    score = bundle.whole(market, bundles.SCORE)
    panel = bundle.whole(market, bundles.PANEL)
    dealers = bundle.whole(market, bundles.DEALERS)
    dealer = score.slug("dealer")
    intents = reading.intents(panel)
    series = reading.series(bundle.whole(market, bundles.SERIES), intents=intents)
    naming = frozenset(_naming(bundle, market, dealer))
    answers: dict[str, BundleAnswer] = {}
    for row in bundle.lines(market, bundles.ANSWERS):
        each = reading.answer(row, dealer=dealer, intents=intents, series=series, naming=naming)
        if each.key in answers or len(answers) >= reading.MAX_ROWS:
            raise InvalidInput(row.place, "it stands twice, or there are too many")
        answers[each.key] = each
    return BundleMarket(
        dealer=dealer,
        market=market,
        computed_at=score.time("computed_at"),
        snapshot=reading.snapshot(score),
        panel_version=round(panel.number("version", low=1, high=1e9)),
        intents=intents,
        series=series,
        excluded_hosts=frozenset(dealers.texts("excluded_hosts")),
        answers=tuple(answers.values()),
    )


def _naming(bundle: _Bundle, market: str, dealer: str) -> Iterator[str]:
    for row in bundle.lines(market, bundles.MENTIONS):
        if row.slug("dealer") == dealer and row.flag("is_counted"):
            yield row.text("answer", most=64)


class _Bundle:
    """A zip whose members are the ones its manifest names, each with the digest it states."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = _members(archive)
        self.manifest = Row(self._json(bundles.MANIFEST), "manifest")
        if self.manifest.text("format") != bundles.FORMAT:
            raise InvalidInput("manifest.format", f"this version reads {bundles.FORMAT}")
        self._stated = Row(self.manifest.values.get("files"), "manifest.files")

    def whole(self, market: str, name: str) -> Row:
        """Give the one object of a file."""
        path = f"{market}/{name}"
        rows = list(self.lines(market, name))
        if len(rows) != 1:
            raise InvalidInput(path, "it holds other than one object")
        return Row(rows[0].values, path)

    def lines(self, market: str, name: str) -> Iterator[Row]:
        """Give the objects of a file line by line; at its end its digest must be the stated one."""
        path = f"{market}/{name}"
        stated = Row(self._stated.values.get(path), f"manifest.files.{path}").text("sha256")
        digest = hashlib.sha256()
        with self._open(path) as file:
            for number, line in enumerate(_lines(file, path), start=1):
                digest.update(line)
                if line.strip():
                    yield Row(_parsed(line, f"{path}:{number}"), f"{path}:{number}")
        if not _HEX.fullmatch(stated) or digest.hexdigest() != stated:
            raise InvalidInput(path, "its content is not what the manifest states (sha256)")

    def _json(self, path: str) -> Any:
        with self._open(path) as file:
            body = file.read(MAX_WHOLE + 1)
        return _parsed(body, path)

    def _open(self, path: str) -> IO[bytes]:
        if path not in self._members:
            raise InvalidInput(path, "it is missing")
        return self._archive.open(self._members[path])


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Give the members by name: known names only, each once, none of them a bomb."""
    found: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        match = _PATH.fullmatch(info.filename)
        is_known = info.filename == bundles.MANIFEST or bool(
            match and match["name"] in bundles.FILES
        )
        if not is_known or info.filename in found:
            raise InvalidInput(info.filename[:100], "no such file belongs into a bundle, or twice")
        if info.file_size > MAX_RATIO * max(info.compress_size, 1) + MAX_WHOLE // 64:
            raise InvalidInput(info.filename, "it is packed too tightly to be answers")
        found[info.filename] = info
    if sum(info.file_size for info in found.values()) > MAX_BYTES:
        raise InvalidInput("bundle", f"it unpacks to more than {MAX_BYTES // 1024**3} GB")
    return found


def _lines(file: IO[bytes], path: str) -> Iterator[bytes]:
    """Give lines of a bounded length; a member cannot give more than its header states."""
    while line := file.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise InvalidInput(path, f"a line is longer than {MAX_LINE // 1024**2} MB")
        yield line


def _parsed(body: bytes, place: str) -> object:
    try:
        return strict_json.parse(body, max_chars=MAX_WHOLE)
    except InvalidInput as error:
        raise InvalidInput(place, error.reason) from error
