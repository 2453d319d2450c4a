"""Decide whether a domain or a phone number in an answer is a dealer's own."""

from __future__ import annotations

from aiv.domain.mentions.hits import Hit, Scene
from aiv.domain.mentions.variants import hosts_of
from aiv.domain.mentions.visible import HIDDEN

_PHONE_INSIDE = frozenset(" \u00a0.-‐‑‒–()/" + HIDDEN)


def is_own_domain(scene: Scene, hit: Hit) -> bool:
    """Accept the whole host and its subdomains; refuse look-alikes, paths and e-mail."""
    written = scene.original(hit.first, hit.last).replace(HIDDEN, "").lower()
    dealers = (scene.roster.dealers[dealer] for dealer in hit.dealers())
    hosts = {host for dealer in dealers for host in hosts_of(dealer)}
    if written not in hosts:
        return False
    before, after = _around(scene, hit)
    if before.endswith(("@", "-", "=", "_", "%")) or after[:1] in {"-", "@", "_"}:
        return False
    if after[:1] == "." and after[1:2].isalnum():
        return False
    return _is_host_start(before)


def is_phone(scene: Scene, hit: Hit) -> bool:
    """Accept a number dialled whole; refuse digits that only happen to be alike."""
    gaps = scene.layout.gaps[hit.first : hit.last - 1]
    if not all(len(gap) <= 3 and _PHONE_INSIDE.issuperset(gap) for gap in gaps):
        return False
    if len(scene.reading.words[hit.first]) > 3 or hit.last - hit.first > 2:
        return True
    # A local number counts only without another area code in front of it.
    before = scene.reading.words[hit.first - 1] if hit.first else ""
    dialled = _PHONE_INSIDE.issuperset(scene.gap_before(hit.first)) and before.isdigit()
    return not dialled


def _is_host_start(before: str) -> bool:
    run = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    run = run.lower().lstrip("([{<\"'“‘*_`|>:,;" + HIDDEN)
    scheme = run.rfind("//")
    host = run[scheme + 2 :] if scheme >= 0 else run
    return "/" not in host and "@" not in host and "=" not in host


def _around(scene: Scene, hit: Hit) -> tuple[str, str]:
    text = scene.reading.visible.text
    start, end = scene.spans.starts[hit.first], scene.spans.ends[hit.last - 1]
    return text[max(start - 200, 0) : start], text[end : end + 3]
