"""Show what programs read of a dealer, and what stays another tenant's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from aiv.services.score import scores
from tests import answered, cast
from tests.answered import Said
from tests.dashboard.api.conftest import Caller

LISTS = ("scores", "answers", "mentions")


@pytest.fixture
def known(market, dealers, panel, assistant):
    """Give three answers: the first dealer is named in two of them."""
    said = [
        Said(named=[(dealers[0], "best"), (dealers[1], "option")], cited=[dealers[0]]),
        Said(named=[(dealers[0], "option")]),
        Said(status="refused"),
    ]
    return answered.ask(panel, assistant, said)


@pytest.fixture
def scored(known, market):
    return scores.rescore(market, now=answered.ASKED_AT + timedelta(days=2))


@pytest.fixture
def own(dealers):
    return dealers[0].slug


@pytest.fixture
def rival(dealers):
    return dealers[1].slug


def test_a_score_has_the_contract_s_shape(api, own, scored):
    found = api.get(f"ai-scores/{own}").json()
    assert set(found) == {"dealer", "market", "as_of", "score", "inputs", "demo"}
    assert (found["dealer"], found["market"], found["demo"]) == (own, "toyota-harbor-point", False)


def test_a_score_says_what_calculate_says(api, own, scored):
    score = api.get(f"ai-scores/{own}").json()["score"]
    assert set(api.post("aiv/calculate", {}).json()) <= set(score)


def test_an_unmeasured_input_says_why_and_what_would_measure_it(api, own, scored):
    inputs = {row["name"]: row for row in api.get(f"ai-scores/{own}").json()["inputs"]}
    missing = inputs["crawl_budget_mult"]
    assert (missing["value"], missing["status"]) == (None, "not_measured")
    assert missing["reason"] and missing["action"]


def test_an_input_leads_to_the_answers_behind_it(api, own, scored, known):
    inputs = api.get(f"ai-scores/{own}").json()["inputs"]
    (refs,) = [row["raw_refs"] for row in inputs if row["name"] == "platform_scores.chatgpt"]
    found = api.client.get(refs[0]).json()["results"]
    assert {row["id"] for row in found} == {str(row.pk) for row in known}


def test_a_dealer_without_answers_has_no_score(api, own):
    found = api.get(f"ai-scores/{own}").json()
    assert (found["score"], found["as_of"], found["inputs"]) == (None, None, [])


def test_a_market_may_be_named(api, own, scored):
    assert api.get(f"ai-scores/{own}", market="toyota-harbor-point").status_code == 200
    assert api.get(f"ai-scores/{own}", market="toyota-far-shore").status_code == 404


@pytest.mark.parametrize("path", ["ai-scores/{}", "dealers/{}/scores"])
def test_a_rival_s_score_is_not_there(api, rival, scored, path):
    assert api.get(path.format(rival)).status_code == 404


@pytest.mark.parametrize("name", ["answers", "mentions"])
def test_a_rival_s_answers_and_mentions_are(api, rival, known, name):
    assert api.get(f"dealers/{rival}/{name}").json()["results"]


@pytest.mark.parametrize("path", ["ai-scores/{}", *(f"dealers/{{}}/{name}" for name in LISTS)])
def test_a_stranger_gets_404(stranger, own, scored, path):
    assert Caller(stranger).get(path.format(own)).status_code == 404


@pytest.mark.parametrize("path", ["ai-scores/{}", *(f"dealers/{{}}/{name}" for name in LISTS)])
def test_the_anonymous_get_401(own, scored, path):
    answer = Caller().get(path.format(own))
    assert answer.status_code == 401
    assert "WWW-Authenticate" in answer


def test_an_answer_names_the_question_and_the_dealers(api, own, known):
    rows = {row["id"]: row for row in api.get(f"dealers/{own}/answers").json()["results"]}
    first = rows[str(known[0].pk)]
    assert [each["dealer"] for each in first["mentions"]] == [own, "pelican-cove-toyota"]
    assert (first["cites_own_site"], first["assistant"]) == (True, "gpt-api")
    assert first["prompt"].endswith("?")


def test_mentions_are_the_dealer_s_own(api, own, known):
    found = api.get(f"dealers/{own}/mentions").json()
    assert found["next"] is None
    assert {row["role"] for row in found["results"]} == {"best", "option"}


def test_another_s_branded_answers_stay_theirs(api, dealers, assistant, market):
    branded = answered.branded(dealers[1])
    answered.ask(branded, assistant, [Said(named=[(dealers[1], "best")])])
    for name in ("answers", "mentions"):
        assert api.get(f"dealers/{dealers[1].slug}/{name}").json()["results"] == []


def test_answers_of_another_market_of_a_rival_stay_hidden(api, dealers, far_market, assistant):
    far_market.dealers.add(dealers[1])
    panel = cast.panel(far_market)
    answered.ask(panel, assistant, [Said(named=[(dealers[1], "best")])])
    assert api.get(f"dealers/{dealers[1].slug}/answers").json()["results"] == []


def test_answers_may_be_narrowed(api, own, known):
    def count(**query):
        return len(api.get(f"dealers/{own}/answers", **query).json()["results"])

    asked = answered.ASKED_AT
    assert count(assistant="gpt-api", surface="responses", until=asked.isoformat()) == 3
    assert count(after=asked.isoformat()) == count(assistant="claude-api") == 0


@pytest.mark.parametrize("name", ["answers", "mentions"])
def test_a_long_list_comes_in_pieces_without_repeats(api, own, dealers, panel, assistant, name):
    said = [Said(named=[(dealers[0], "option")])] * 60
    for hour in range(3):
        asked_at = answered.ASKED_AT + timedelta(hours=hour)
        answered.ask(panel, assistant, said[:40], asked_at=asked_at, first_trial=1 + 100 * hour)
    seen, address = [], f"/api/v1/dealers/{own}/{name}"
    while address:
        piece = api.client.get(address).json()
        seen += [row["answer" if name == "mentions" else "id"] for row in piece["results"]]
        address = piece["next"]
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "MTIz",
        "A" * 300,
        "\x00",
        "fHw=",
        "OTk5OXwx",
        "' OR 1=1",
        "MDAwMS0wMS0wMVQwMDowMCsxNDowMHwx",
    ],
)
def test_a_made_up_cursor_is_named(api, own, name, cursor):
    answer = api.get(f"dealers/{own}/{name}", cursor=cursor)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    "query",
    [
        {"ordering": "-text"},
        {"mentions__dealer__slug": "x"},
        {"format": "api"},
        {"limit": "-1"},
        {"after": "yesterday"},
        {"after": "2026-01-01T00:00:00"},
        {"until": "0001-01-01T00:00:00+14:00"},
        {"assistant": "\x00"},
        {"surface": "x" * 201},
        {"market": ["a", "b"]},
    ],
)
def test_a_parameter_that_means_nothing_is_named(api, own, query):
    answer = api.get(f"dealers/{own}/answers", **query)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == next(iter(query))


@pytest.mark.parametrize("name", LISTS)
def test_thirty_rows_cost_as_many_queries_as_ten(
    api, own, dealers, panel, assistant, market, name, django_assert_max_num_queries
):
    def cost(count, first_trial):
        said = [Said(named=[(dealers[0], "option")], cited=[dealers[0]])] * count
        answered.ask(panel, assistant, said, first_trial=first_trial)
        for day in range(count):
            scores.rescore(market, now=answered.ASKED_AT + timedelta(days=day, hours=first_trial))
        with django_assert_max_num_queries(15) as counted:
            assert api.get(f"dealers/{own}/{name}").status_code == 200
        return len(counted)

    api.get(f"dealers/{own}/{name}")
    assert cost(10, 1) == cost(20, 100)


def test_a_demo_says_so(api, own, market, dealers, panel, assistant):
    market.is_demo = True
    market.save()
    answered.ask(panel, assistant, [Said(named=[(dealers[0], "best")], is_demo=True)])
    scores.rescore(market, now=timezone.now())
    assert api.get(f"ai-scores/{own}").json()["demo"] is True
    for name in LISTS:
        assert api.get(f"dealers/{own}/{name}").json()["results"][0]["demo"] is True


def test_a_page_that_is_up_to_date_learns_so(api, own, scored):
    seq = api.get(f"dealers/{own}/live").json()["seq"]
    found = api.get(f"dealers/{own}/live", since=seq).json()
    assert set(found) == {"seq", "changed", "snapshot"}
    assert (found["seq"], found["changed"]) == (seq, [])


def test_a_page_that_missed_a_score_learns_of_it(api, own, scored):
    found = api.get(f"dealers/{own}/live", since=0).json()
    assert "score" in found["changed"]
    assert found["snapshot"]["scores"][0]["market"] == "toyota-harbor-point"


def test_the_live_state_of_a_rival_has_no_score(api, rival, scored):
    found = api.get(f"dealers/{rival}/live").json()
    assert (found["snapshot"], "score" in found["changed"]) == ({}, False)


def test_the_live_state_of_a_stranger_s_dealer_is_not_there(stranger, own, scored):
    assert Caller(stranger).get(f"dealers/{own}/live").status_code == 404


@pytest.mark.parametrize("since", ["-1", "x", "1.5", "٣", "9223372036854775808", "9" * 400])
def test_an_impossible_sequence_is_named(api, own, since):
    answer = api.get(f"dealers/{own}/live", since=since)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "since"
