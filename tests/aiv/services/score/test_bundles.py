"""A bundle gives the same score without a database; a forged one gives a reason."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from aiv.domain.demo import weeks
from aiv.domain.errors import InvalidInput, NotMeasured
from aiv.models import Assistant, Citation, Dealer, Market, Prompt, ScoreInput
from aiv.services.markets import demo
from aiv.services.score import bundle_reading, bundles, money, scores
from dealershipai.accounts.models import AuditEvent, User
from tests import answered, cast
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
NOW = ASKED_AT + timedelta(hours=1)
RIVAL_SECRET = 987_654.0
Change = Callable[[dict[str, bytes]], None]


def _furnish() -> tuple[Dealer, User]:
    """Make a dealer with a score of two assistants, an overview, citations and own inputs."""
    market = cast.market()
    own, rival = (
        cast.dealer(name, number=number, market=market)
        for number, name in enumerate(cast.NAMES[:2], start=1)
    )
    owner = cast.member(cast.organization("Harbor Point Group", own), "owner")
    panel = answered.panel(market, 20)
    platforms = {"gpt-api": "chatgpt", "overview": "ai_overview", "claude-api": "claude"}
    for at, (slug, platform) in enumerate(platforms.items()):
        asked = answered.ask(panel, cast.assistant(market, slug, platform), _said(own, rival, at))
        for n, answer in enumerate(asked):
            _cite(answer, n)
    for name, value in (("schema_coverage_ratio", 0.7), ("crawl_budget_mult", 0.9)):
        ScoreInput.objects.create(
            dealer=own, name=name, value=value, status="measured", method_version="t",
            measured_at=NOW,
        )  # fmt: skip
    money.declare(own, "avg_gross_per_unit", 2400.0, person=owner, now=NOW)
    money.declare(rival, "avg_gross_per_unit", RIVAL_SECRET, person=owner, now=NOW)
    scores.rescore(market, now=NOW)
    return own, owner


def _said(own: Dealer, rival: Dealer, at: int) -> Iterator[Said]:
    for n in range(60):
        others = [(rival, "best")]
        yield Said(
            named=[(own, "option"), *others] if (n + at) % 3 == 0 else others,
            cited=[own] if n % 5 == 0 else [],
            status="error" if n % 11 == 10 else "completed",
        )


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Dealer, User]]:
    """Make it once; each test changes it in a transaction of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _furnish()
        transaction.set_rollback(True)


@pytest.fixture
def scored(furnished: tuple[Dealer, User]) -> Dealer:
    """Give the dealer with a score."""
    return furnished[0]


@pytest.fixture
def owner(furnished: tuple[Dealer, User]) -> User:
    """Give its owner."""
    return furnished[1]


@pytest.fixture(scope="module")
def body(furnished: tuple[Dealer, User]) -> bytes:
    """Give the dealer's bundle, made once."""
    return packed(*furnished)


def _cite(answer: Any, n: int) -> None:
    for ordinal in range(n % 3):
        host = f"source-{(n + ordinal) % 7}.example"
        Citation.objects.create(
            answer=answer, ordinal=ordinal, url=f"https://{host}/", url_canonical="", domain=host
        )


def packed(dealer: Dealer, person: User) -> bytes:
    return b"".join(bundles.write(dealer, Market.objects.all(), person=person, now=NOW))


def kept(folder: Path, body: bytes, change: Change | None = None) -> Path:
    """Put a bundle in a file, changed inside as a forger would, digests left as they are."""
    path = folder / "bundle.zip"
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if change:
        change(files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_the_same_score_comes_out(body: bytes, tmp_path: Path) -> None:
    found = bundle_reading.recompute(kept(tmp_path, body)).results[0]
    assert (found.is_same, found.differences, found.inputs) == (True, (), ())
    assert found.answers == 180
    assert found.computed["point"] == found.stored["point"]


def test_a_headline_score_comes_out_to_nine_decimals(
    django_db_setup: None, owner: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weeks, "WEEKS", 2)
    demo.load(now=datetime(2026, 11, 25, 12, tzinfo=UTC), progress=lambda step: None)
    for dealer in Dealer.objects.filter(organization__pk=demo.ORGANIZATION_ID):
        found = bundle_reading.recompute(kept(tmp_path, packed(dealer, owner))).results[0]
        assert found.is_same, found.differences
        assert found.difference is not None
        assert found.difference <= 1e-9


def test_no_database_is_asked(body: bytes, tmp_path: Path, django_assert_num_queries: Any) -> None:
    path = kept(tmp_path, body)
    with django_assert_num_queries(0):
        call_command("recompute", str(path), stdout=io.StringIO())


def test_the_command_prints_both_scores(scored: Dealer, owner: User, tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("recompute", str(kept(tmp_path, packed(scored, owner))), stdout=out)
    line = json.loads(out.getvalue())
    assert (line["dealer"], line["same"]) == (scored.slug, True)
    assert line["stored"] == line["recomputed"]


def test_of_rivals_nothing_private_stands_in_it(scored: Dealer, owner: User) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(scored, owner))) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert str(int(RIVAL_SECRET)) not in text
    assert "2400" in text


def test_taking_it_is_noted(scored: Dealer, owner: User) -> None:
    noted = AuditEvent.objects.filter(action="bundle.downloaded", actor=owner)
    before = noted.count()
    packed(scored, owner)
    assert noted.count() == before + 1


def test_without_a_score_there_is_no_bundle(owner: User) -> None:
    with pytest.raises(NotMeasured):
        bundles.write(
            cast.dealer("New Toyota", number=9), Market.objects.all(), person=owner, now=NOW
        )


def test_answers_that_came_after_the_score_are_not_in_it(
    scored: Dealer, owner: User, tmp_path: Path
) -> None:
    market, assistant = scored.markets.get(), Assistant.objects.get(slug="gpt-api")
    later = ASKED_AT + timedelta(days=2)
    answered.ask(market.panels.get(), assistant, [Said()] * 20, asked_at=later, first_trial=9)
    found = bundle_reading.recompute(kept(tmp_path, packed(scored, owner))).results[0]
    assert found.is_same


def test_a_score_across_two_versions_of_a_panel_comes_out(
    scored: Dealer, owner: User, tmp_path: Path
) -> None:
    market, assistant = scored.markets.get(), Assistant.objects.get(slug="gpt-api")
    newer = answered.panel(market, 20, version=2)
    Prompt.objects.filter(intent__panel=newer, intent__position=0).update(text="In other words?")
    later = ASKED_AT + timedelta(days=2)
    said = [Said(named=[(scored, "option")])] * 20
    answered.ask(newer, assistant, said, asked_at=later)
    scores.rescore(market, now=later + timedelta(hours=1))
    found = bundle_reading.recompute(kept(tmp_path, packed(scored, owner))).results[0]
    assert (found.is_same, found.inputs) == (True, ())
    assert found.answers == 19 * 9 + 20


def test_it_comes_in_pieces(scored: Dealer, owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "PIECE", 100)
    pieces = list(bundles.write(scored, Market.objects.all(), person=owner, now=NOW))
    assert len(pieces) > 3
    assert zipfile.ZipFile(io.BytesIO(b"".join(pieces))).testzip() is None


def _of(files: dict[str, bytes], name: str) -> str:
    return next(path for path in files if path.endswith(name))


def restated(files: dict[str, bytes]) -> None:
    """State the digests of what stands there now, as a careful forger would."""
    import hashlib

    manifest = json.loads(files["manifest.json"])
    for path in manifest["files"]:
        if path in files:
            manifest["files"][path]["sha256"] = hashlib.sha256(files[path]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()


def replaced(name: str, old: str, new: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        path = _of(files, name)
        assert old.encode() in files[path]
        files[path] = files[path].replace(old.encode(), new.encode())
        restated(files)

    return change


def test_a_changed_answer_changes_the_score(body: bytes, tmp_path: Path) -> None:
    change = replaced("mentions.jsonl", '"is_counted":true', '"is_counted":false')
    path = kept(tmp_path, body, change)
    assert not bundle_reading.recompute(path).results[0].is_same
    with pytest.raises(SystemExit) as ended:
        call_command("recompute", str(path), stdout=io.StringIO())
    assert ended.value.code == 1


def test_a_changed_file_is_told_by_its_digest(body: bytes, tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        path = _of(files, "mentions.jsonl")
        files[path] = files[path].replace(b"true", b"true ")

    with pytest.raises(InvalidInput, match="sha256"):
        bundle_reading.recompute(kept(tmp_path, body, change))


def _drop(name: str) -> Change:
    return lambda files: void(files.pop(_of(files, name)))


def void(_value: object) -> None:
    """Take a value and give nothing."""


def _add(path: str, content: bytes = b"{}") -> Change:
    return lambda files: files.update({path: content})


FORGED: dict[str, Change] = {
    "a path that climbs": _add("../../etc/passwd"),
    "a file nobody knows": _add("toyota-harbor-point/more.json"),
    "a bomb": _add("bomb-market/answers.jsonl", b" " * 40_000_000),
    "no answers": _drop("answers.jsonl"),
    "no manifest": _drop("manifest.json"),
    "NaN in a weight": replaced("panel.json", '"weight":1.0', '"weight":NaN'),
    "infinity in an input": replaced("score.json", '"value":0.7', '"value":1e999'),
    "a number that is huge": replaced("score.json", '"value":0.7', f'"value":{10**400}'),
    "a number that is a text": replaced("score.json", '"value":0.7', '"value":"0.7"'),
    "an input without its names": replaced("score.json", '"method_version"', '"other"'),
    "no result": replaced("score.json", '"result"', '"other"'),
    "a time without zone": replaced("score.json", "+00:00", ""),
    "an answer twice": lambda files: (
        files.update({_of(files, "answers.jsonl"): files[_of(files, "answers.jsonl")] * 2}),
        restated(files),
    )[1],
    "a question nobody asked": replaced("panel.json", '"slug":"new-0"', '"slug":"new-99"'),
    "a list that is an object": replaced("series.json", "[{", '{"a":[{'),
    "an abyss": lambda files: (
        files.update({_of(files, "dealers.json"): b"[" * 200_000}),
        restated(files),
    )[1],
    "another format": replaced("manifest.json", "dealershipai-bundle-1", "bundle-9"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_bundle_gives_a_reason_and_no_score(
    body: bytes, tmp_path: Path, name: str
) -> None:
    path = kept(tmp_path, body, FORGED[name])
    with pytest.raises(InvalidInput):
        bundle_reading.recompute(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_zip_gives_a_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read as a zip"):
        call_command("recompute", str(path))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_bundle_that_was_cut_off_gives_a_reason(body: bytes, tmp_path: Path, cut: float) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(body[: round(len(body) * cut)])
    with pytest.raises(InvalidInput):
        bundle_reading.recompute(path)


def test_two_files_of_one_name_are_refused(body: bytes, tmp_path: Path) -> None:
    path = kept(tmp_path, body)
    with pytest.warns(UserWarning), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("manifest.json", b"{}")
    with pytest.raises(InvalidInput, match="twice"):
        bundle_reading.recompute(path)
