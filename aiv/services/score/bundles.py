"""Write what stands behind a dealer's scores as one zip file, piece by piece."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from aiv import providers
from aiv.domain import bundles, mentions
from aiv.domain.errors import NotMeasured
from aiv.domain.evidence import source_class
from aiv.domain.score import panel_inputs, scoring
from aiv.domain.statistics import mention_rates
from aiv.models import Dealer, Market
from aiv.selectors.score import bundle_rows
from aiv.selectors.score.bundle_rows import Behind
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

PIECE: Final = 64 * 1024
# A member of a zip needs a date; the same content gives the same bytes with always the same one.
MEMBER_DATE: Final = (1980, 1, 1, 0, 0, 0)


def versions() -> dict[str, str]:
    """Give the methods in force that a bundle's figures rest on."""
    return {
        "mention_rates": mention_rates.METHOD_VERSION,
        "detection": mentions.METHOD_VERSION,
        "panel_inputs": panel_inputs.METHOD_VERSION,
        "source_classes": source_class.METHOD_VERSION,
        "normalisers": providers.VERSION,
        "formula": scoring.FORMULA_VERSION,
        "mapping": scoring.MAPPING,
    }


def write(
    dealer: Dealer, markets: QuerySet[Market], *, person: User, now: datetime
) -> Iterator[bytes]:
    """Give a zip of the dealer's newest scores in these markets; raises NotMeasured without one."""
    found = bundle_rows.newest(dealer, markets)
    if not found:
        raise NotMeasured(
            "Nothing was scored for this store yet, so there is nothing to recompute."
        )
    audit.record(
        actor=person,
        action="bundle.downloaded",
        target=dealer,
        changes={"markets": [each.score.market.slug for each in found]},
        organization_id=dealer.organization_id,
    )
    return _zipped(dealer, found, now)


def _zipped(dealer: Dealer, found: tuple[Behind, ...], now: datetime) -> Iterator[bytes]:
    """Give the file as it grows: no more than a piece of it is held at a time."""
    sink, files = _Sink(), {}
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for behind in found:
            for name, lines in _parts(behind):
                path = f"{behind.score.market.slug}/{name}"
                writer = _Member(archive, path)
                for line in lines:
                    writer.write(line)
                    if len(sink.pending) > PIECE:
                        yield sink.taken()
                files[path] = writer.close()
        manifest = {
            "format": bundles.FORMAT,
            "made_at": now.isoformat(),
            "dealer": dealer.slug,
            "markets": [each.score.market.slug for each in found],
            "versions": versions(),
            "files": files,
        }
        last = _Member(archive, bundles.MANIFEST)
        last.write(json.dumps(manifest, indent=2))
        last.close()
    yield sink.taken()


def _parts(behind: Behind) -> Iterator[tuple[str, Iterable[str]]]:
    yield bundles.SCORE, [_line(bundle_rows.score_json(behind))]
    yield bundles.PANEL, [_line(bundle_rows.panel_json(behind))]
    yield bundles.SERIES, [_line(bundle_rows.series_json(behind))]
    yield bundles.DEALERS, [_line(bundle_rows.dealers_json(behind))]
    yield bundles.ANSWERS, map(_line, bundle_rows.answers_json(behind))
    yield bundles.MENTIONS, map(_line, bundle_rows.mentions_json(behind))


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False) + "\n"


class _Member:
    """Write one file of a zip and count what goes into it."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        info = zipfile.ZipInfo(path, MEMBER_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._file = archive.open(info, "w", force_zip64=True)
        self._digest = hashlib.sha256()
        self._bytes = 0
        self._rows = 0

    def write(self, text: str) -> None:
        body = text.encode()
        self._file.write(body)
        self._digest.update(body)
        self._bytes += len(body)
        self._rows += 1

    def close(self) -> dict[str, Any]:
        self._file.close()
        return {"sha256": self._digest.hexdigest(), "bytes": self._bytes, "rows": self._rows}


class _Sink:
    """Take what a zip writer writes until it is sent on; it cannot go back."""

    def __init__(self) -> None:
        self.pending = bytearray()

    def write(self, body: bytes) -> int:
        self.pending += body
        return len(body)

    def flush(self) -> None:
        """Have nothing to flush."""

    def close(self) -> None:
        """Have nothing to close."""

    def taken(self) -> bytes:
        """Give what came in since the last time."""
        body, self.pending = bytes(self.pending), bytearray()
        return body
