"""Bring answers in by page: preview, then import; a repeat adds nothing, faults have a place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Market
from aiv.services import staging
from aiv.services.markets import markets
from tests import documents
from tests.dashboard.reading import words
from tests.documents import line

pytestmark = pytest.mark.django_db
FORM = reverse("dashboard:import_answers")
PREVIEW = reverse("dashboard:import_preview")
LOAD = reverse("dashboard:load_market")
BY_HAND = reverse("dashboard:import_by_hand", args=["toyota-harbor-point"])


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.fixture
def loaded(db: None) -> Market:
    markets.load(documents.MARKET, actor=None)
    return Market.objects.get()


def upload(client: Client, path: str, name: str, *lines: Any, called: str = "a.jsonl") -> Any:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    return client.post(path, {name: SimpleUploadedFile(called, text.encode())})


def import_address(preview: Any) -> str:
    found = re.search(r'action="([^"]+/run/)"', preview.content.decode())
    assert found
    return found[1]


class TestAnswersFromAFile:
    def test_a_preview_says_what_would_happen_and_writes_nothing(
        self, as_operator: Client, loaded: Market
    ) -> None:
        bad = line(trial=2, assistant="nobody")
        page = words(upload(as_operator, PREVIEW, "answers", line(), bad))
        assert "1 answer would be added, 0 stand here already, 1 would be rejected" in page
        assert "Harbor Point Toyota (recommended)" in page or "Harbor Point Toyota (best)" in page
        assert "2 assistant" in page
        assert not Answer.objects.exists()

    def test_the_previewed_file_is_imported(self, as_operator: Client, loaded: Market) -> None:
        preview = upload(as_operator, PREVIEW, "answers", line(), line(trial=2))
        page = words(as_operator.post(import_address(preview)))
        assert "2 answers added, 0 stood here already, 0 rejected." in page
        assert Answer.objects.count() == 2

    def test_a_repeated_import_adds_nothing(self, as_operator: Client, loaded: Market) -> None:
        for _ in range(2):
            preview = upload(as_operator, PREVIEW, "answers", line())
            page = words(as_operator.post(import_address(preview)))
        assert "0 answers added, 1 stood here already" in page
        assert Answer.objects.count() == 1

    def test_good_lines_are_kept_and_bad_ones_named(
        self, as_operator: Client, loaded: Market
    ) -> None:
        preview = upload(as_operator, PREVIEW, "answers", line(), "{broken", line(trial=0))
        page = words(as_operator.post(import_address(preview)))
        assert "1 answer added, 0 stood here already, 2 rejected." in page
        assert "3 trial" in page

    def test_an_import_that_was_done_asks_for_the_file_again(
        self, as_operator: Client, loaded: Market
    ) -> None:
        address = import_address(upload(as_operator, PREVIEW, "answers", line()))
        as_operator.post(address)
        again = as_operator.post(address, follow=True)
        assert "is no longer here; upload it again" in words(again)

    def test_an_upload_belongs_to_who_uploaded_it(
        self, as_operator: Client, loaded: Market, client: Client
    ) -> None:
        from tests import cast

        address = import_address(upload(as_operator, PREVIEW, "answers", line()))
        client.force_login(cast.person("other@installation.example", is_staff=True))
        assert "upload it again" in words(client.post(address, follow=True))
        assert not Answer.objects.exists()

    def test_too_large_a_file_is_refused(
        self, as_operator: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(staging, "MAX_BYTES", 10)
        response = upload(as_operator, PREVIEW, "answers", line())
        assert response.status_code == 400
        assert "is larger than 200 MB" in words(response)

    def test_no_file_is_named_at_its_field(self, as_operator: Client) -> None:
        response = as_operator.post(PREVIEW)
        assert response.status_code == 400
        assert "This field is required." in words(response)

    def test_a_hostile_file_name_stays_text(self, as_operator: Client, loaded: Market) -> None:
        name = "<img src=x onerror=alert(1)>.jsonl"
        page = upload(as_operator, PREVIEW, "answers", line(), called=name).content.decode()
        assert "<img" not in page


class TestAMarketFromAFile:
    def test_it_is_loaded_once(self, as_operator: Client) -> None:
        first = upload(as_operator, LOAD, "market", documents.MARKET)
        assert first["Location"] == "/markets/toyota-harbor-point/"
        assert "was loaded" in words(as_operator.get(first["Location"]))
        again = upload(as_operator, LOAD, "market", documents.MARKET)
        assert "stands as in the file already" in words(as_operator.get(again["Location"]))
        assert Market.objects.count() == 1

    def test_a_fault_is_named_with_its_place(self, as_operator: Client) -> None:
        dealers = [{**documents.MARKET["dealers"][0], "slug": "Not A Slug"}]
        response = upload(as_operator, LOAD, "market", {**documents.MARKET, "dealers": dealers})
        assert response.status_code == 400
        assert "dealers[0].slug" in words(response)
        assert not Market.objects.exists()

    @pytest.mark.parametrize("text", ["{", "", '{"a": NaN}', "[" * 5000])
    def test_what_is_no_json_is_refused(self, as_operator: Client, text: str) -> None:
        response = upload(as_operator, LOAD, "market", text)
        assert response.status_code == 400
        assert not Market.objects.exists()


class TestAnAnswerCopiedByHand:
    @pytest.fixture
    def fields(self, loaded: Market) -> dict[str, str]:
        intent = loaded.panels.get().intents.get(slug="new-best-place")
        return {
            "intent": str(intent.pk), "wording": "1", "assistant": "gpt-api", "trial": "1",
            "asked_at": "2026-01-31T09:30", "text": documents.SAID,
            "links": "https://www.harborpointtoyota.example/new\n\n",
        }  # fmt: skip

    def test_it_is_kept_as_a_surface_of_its_own(
        self, as_operator: Client, fields: dict[str, str]
    ) -> None:
        as_operator.post(BY_HAND, fields)
        answer = Answer.objects.get()
        assert (answer.surface, answer.text) == ("copied by hand", documents.SAID)
        assert answer.citations.get().domain == "harborpointtoyota.example"

    def test_the_same_answer_again_is_said_to_be_there(
        self, as_operator: Client, fields: dict[str, str]
    ) -> None:
        as_operator.post(BY_HAND, fields)
        page = words(as_operator.post(BY_HAND, fields, follow=True))
        assert "The answer was there already." in page
        assert Answer.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("asked_at", "2999-01-01T00:00", "This time has not come yet"),
            ("wording", "9", "wording"),
            ("text", "", "This field is required."),
            ("assistant", "nobody", "Select a valid choice"),
            ("trial", "0", "greater than or equal to 1"),
        ],
    )
    def test_a_wrong_field_is_named_and_what_was_typed_is_kept(
        self, as_operator: Client, fields: dict[str, str], field: str, value: str, said: str
    ) -> None:
        response = as_operator.post(BY_HAND, {**fields, field: value})
        assert said in words(response)
        assert "https://www.harborpointtoyota.example/new" in words(response)
        assert not Answer.objects.exists()


def test_the_form_offers_the_three_ways(as_operator: Client, loaded: Market) -> None:
    page = words(as_operator.get(FORM))
    for way in ("Answers from a file", "A market from a file", "An answer copied by hand"):
        assert way in page
