"""Check that a market's document is loaded once, whole, and comes back the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from aiv.domain.errors import FaultyDocument
from aiv.models import Alias, Assistant, Dealer, Intent, Market, MarketState, Panel, Prompt
from aiv.services.markets import markets
from dealershipai.accounts.models import AuditEvent, User
from tests import cast, documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> dict[str, Any]:
    return copy.deepcopy(documents.MARKET)


def test_a_first_load_makes_everything(document: dict[str, Any]) -> None:
    report = markets.load(document, actor=None)
    assert (report.dealers_added, report.assistants_added, report.panel_version) == (2, 3, 1)
    assert Market.objects.get().dealers.count() == 2


def test_a_second_load_changes_nothing(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    report = markets.load(document, actor=None)
    assert not report.has_changes
    assert AuditEvent.objects.count() == 1


def test_a_dumped_market_loads_without_a_change(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    dumped = json.loads(json.dumps(markets.dump(Market.objects.get())))
    assert not markets.load(dumped, actor=None).has_changes


def test_a_dump_loads_into_an_empty_installation_as_the_same(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    dumped = markets.dump(Market.objects.get())
    Prompt.objects.all().delete()
    Intent.objects.all().delete()
    Panel.objects.all().delete()
    Market.objects.all().delete()
    Dealer.objects.all().delete()
    Assistant.objects.all().delete()
    markets.load(dumped, actor=None)
    assert markets.dump(Market.objects.get()) == dumped


def test_a_changed_wording_makes_a_new_version(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    document["intents"][0]["wordings"][0] += " Please."
    report = markets.load(document, actor=None)
    assert (report.panel_version, report.is_new_panel) == (2, True)
    assert Panel.objects.get(version=1).intents.count() == 2


def test_a_changed_phone_is_updated(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    document["dealers"][0]["phone"] = "(239) 555-0177"
    assert markets.load(document, actor=None).dealers_changed == 1
    assert Dealer.objects.get(slug="harbor-point-toyota").phone == "+12395550177"


def test_a_file_never_takes_a_dealer_from_its_owner(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    dealer = Dealer.objects.get(slug="harbor-point-toyota")
    organization = cast.organization("Harbor Point Group", dealer)
    document["dealers"][0]["name"] = "Harbor Point Toyota North"
    markets.load(document, actor=None)
    dealer.refresh_from_db()
    assert (dealer.organization, dealer.name) == (organization, "Harbor Point Toyota North")


def test_aliases_follow_the_file_unless_the_dealer_is_claimed(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    cast.organization("Pelican Group", Dealer.objects.get(slug="pelican-cove-toyota"))
    for dealer in document["dealers"]:
        dealer["aliases"] = ["Another Name"]
    markets.load(document, actor=None)
    values = Alias.objects.filter(dealer__slug="harbor-point-toyota").values_list("value")
    assert [*values] == [("Another Name",)]
    assert Alias.objects.filter(dealer__slug="pelican-cove-toyota").count() == 2


def test_the_first_assistant_of_a_platform_feeds_the_index(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    links = Market.objects.get().market_assistants.filter(is_declared=True)
    assert [link.assistant.slug for link in links] == ["gpt-api"]


def test_another_first_assistant_takes_over(document: dict[str, Any]) -> None:
    document["assistants"].append({**document["assistants"][0], "slug": "gpt-new"})
    markets.load(document, actor=None)
    document["assistants"].reverse()
    assert markets.load(document, actor=None).is_changed
    links = Market.objects.get().market_assistants.filter(is_declared=True)
    assert [link.assistant.slug for link in links] == ["gpt-new"]


def test_a_make_in_a_place_is_one_market(document: dict[str, Any]) -> None:
    markets.load(document, actor=None)
    document["market"]["slug"] = "another-slug"
    with pytest.raises(FaultyDocument) as caught:
        markets.load(document, actor=None)
    assert caught.value.faults[0].place == "market.slug"


def test_a_faulty_document_changes_nothing(document: dict[str, Any]) -> None:
    document["assistants"][1]["platform"] = "oracle"
    with pytest.raises(FaultyDocument):
        markets.load(document, actor=None)
    assert not Market.objects.exists()


def test_a_proposed_market_opens_once(market: Market, operator: User) -> None:
    Market.objects.update(state=MarketState.PROPOSED)
    for _ in range(2):
        assert markets.open_market(market, operator=operator).state == MarketState.OPEN
    assert AuditEvent.objects.filter(action="market.opened").count() == 1


def test_the_commands_print_json(
    document: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "market.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    call_command("load_market", str(path))
    assert json.loads(capsys.readouterr().out)["dealers_added"] == 2
    call_command("dump_market", "toyota-harbor-point")
    assert json.loads(capsys.readouterr().out)["market"]["make"] == "Toyota"


def test_the_command_names_every_fault(
    document: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document["market"]["time_zone"] = "Mars/Base"
    document["dealers"][1]["website"] = "nowhere"
    path = tmp_path / "market.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("load_market", str(path))
    places = [fault["place"] for fault in json.loads(capsys.readouterr().out)["faults"]]
    assert (stopped.value.code, places) == (1, ["market.time_zone", "dealers[1].website"])
