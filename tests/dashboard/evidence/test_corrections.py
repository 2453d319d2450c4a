"""Prove how a member proposes a correction and how an operator decides it, page by page."""

import pytest
from django.core.cache import cache

from aiv.models import Answer, Correction, Mention
from aiv.services.evidence import corrections
from dashboard import limits
from tests import answered
from tests.answered import Said

QUEUE = "/staff/corrections/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def answer(panel, assistant, dealers) -> Answer:
    """Give an answer that names two dealers, of which the detector found the first."""
    text = f"{dealers[0].name} is fine, {dealers[1].name} is <b>better</b>."
    return answered.ask(panel, assistant, [Said(named=[(dealers[0], "option")], text=text)])[0]


@pytest.fixture
def proposed(answer, dealers, owner) -> Correction:
    """Give a proposal that waits."""
    return corrections.propose(
        answer, dealers[0], "role", role="best", quote="", note="<i>Look</i>", proposer=owner
    )


def form_of(answer: Answer) -> str:
    return f"/answers/{answer.pk}/corrections/new/"


def missing(dealer, **words: str) -> dict[str, str]:
    return {
        "dealer": dealer.slug,
        "kind": "missing",
        "role": "option",
        "quote": dealer.name,
        **words,
    }


def test_a_viewer_proposes_a_missing_dealer(client, viewer, answer, dealers):
    client.force_login(viewer)
    page = client.post(form_of(answer), missing(dealers[1]), follow=True)
    assert page.redirect_chain == [(f"/answers/{answer.pk}/", 302)]
    assert "counts once an operator accepts it" in page.content.decode()
    assert Correction.objects.get().proposed_by == viewer


def test_a_proposal_alone_changes_no_reading(client, viewer, answer, dealers):
    client.force_login(viewer)
    client.post(form_of(answer), missing(dealers[1]))
    assert Mention.objects.count() == 1


def test_wrong_words_are_named_at_their_field_and_kept(client, viewer, answer, dealers):
    client.force_login(viewer)
    page = client.post(form_of(answer), missing(dealers[1], quote="Nobody Motors"))
    words = page.content.decode()
    assert "Copy the very words of the answer" in words
    assert 'value="Nobody Motors"' in words


def test_the_same_proposal_twice_says_so(client, owner, answer, dealers):
    client.force_login(owner)
    client.post(form_of(answer), missing(dealers[1]))
    page = client.post(form_of(answer), missing(dealers[1]))
    assert "proposed already" in page.content.decode()
    assert Correction.objects.count() == 1


def test_a_stranger_finds_no_form(client, stranger, answer):
    client.force_login(stranger)
    assert client.get(form_of(answer)).status_code == 404


def test_a_dealer_of_another_market_cannot_be_chosen(client, owner, answer, stranger, dealers):
    far = stranger.memberships.get().organization.dealers.get()
    client.force_login(owner)
    page = client.post(form_of(answer), missing(far, quote=dealers[1].name))
    assert "Select a valid choice" in page.content.decode()


@pytest.mark.parametrize("name", ["dealer", "kind", "role", "quote", "note"])
@pytest.mark.parametrize("odd", ["\x00", "x" * 5000])
def test_odd_words_are_refused_and_no_fault(client, owner, answer, dealers, name, odd):
    client.force_login(owner)
    page = client.post(form_of(answer), {**missing(dealers[1]), name: odd})
    assert page.status_code == 200
    assert not Correction.objects.exists()


def test_proposals_are_limited_for_each_person(client, owner, answer, dealers):
    client.force_login(owner)
    allowed = int(limits.CORRECTIONS.split("/")[0])
    codes = {client.post(form_of(answer), {}).status_code for _ in range(allowed)}
    assert codes == {200}
    assert client.post(form_of(answer), missing(dealers[1])).status_code == 429


def test_the_queue_shows_both_readings_and_who_asks(client, operator, proposed, owner):
    client.force_login(operator)
    words = client.get(QUEUE).content.decode()
    assert "Read as: an option" in words
    assert "Best pick" in words
    assert owner.display_name in words


def test_words_of_answers_and_notes_are_text(client, operator, proposed):
    client.force_login(operator)
    words = client.get(QUEUE).content.decode()
    assert "<i>Look</i>" not in words
    assert "<b>better</b>" not in words


def test_an_operator_accepts(client, operator, proposed):
    client.force_login(operator)
    client.post(f"{QUEUE}{proposed.pk}/accept/")
    assert set(Mention.objects.values_list("role", "is_counted")) == {
        ("option", False),
        ("best", True),
    }


def test_an_operator_refuses(client, operator, proposed):
    client.force_login(operator)
    client.post(f"{QUEUE}{proposed.pk}/refuse/")
    assert Mention.objects.get().is_counted


def test_a_decision_the_other_way_round_says_why_not(client, operator, proposed):
    client.force_login(operator)
    client.post(f"{QUEUE}{proposed.pk}/refuse/")
    page = client.post(f"{QUEUE}{proposed.pk}/accept/", follow=True)
    assert "decided otherwise already" in page.content.decode()


def test_opening_the_address_decides_nothing(client, operator, proposed):
    client.force_login(operator)
    assert client.get(f"{QUEUE}{proposed.pk}/accept/").status_code == 405


@pytest.mark.parametrize("person", ["owner", "viewer", "stranger"])
def test_only_operators_decide(client, request, proposed, person):
    client.force_login(request.getfixturevalue(person))
    assert client.post(f"{QUEUE}{proposed.pk}/accept/").status_code == 404
    assert Mention.objects.get().is_counted


def test_the_queue_says_that_nothing_was_measured_yet(client, operator, proposed):
    client.force_login(operator)
    assert "no correction was decided yet" in client.get(QUEUE).content.decode()


def test_the_queue_says_how_well_answers_were_read(client, operator, proposed):
    client.force_login(operator)
    client.post(f"{QUEUE}{proposed.pk}/accept/")
    words = client.get(QUEUE).content.decode()
    assert "ChatGPT" in words
    assert "of 1 reading" in words


def test_ten_and_thirty_proposals_cost_the_same_queries(
    client, operator, owner, panel, assistant, dealers, django_assert_max_num_queries
):
    said = Said(named=[(dealers[0], "option")], text=f"{dealers[0].name} it is.")
    client.force_login(operator)
    counts = []
    for first_trial, size in ((1, 10), (100, 20)):
        for each in answered.ask(panel, assistant, [said] * size, first_trial=first_trial):
            corrections.propose(
                each, dealers[0], "wrong", role="", quote="", note="", proposer=owner
            )
        client.get(QUEUE)
        with django_assert_max_num_queries(14) as seen:
            client.get(QUEUE)
        counts.append(len(seen))
    assert counts[0] == counts[1]
