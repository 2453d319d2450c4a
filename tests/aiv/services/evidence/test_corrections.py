"""Prove that proposals wait for an operator, that both readings stay, and what then counts."""

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Answer, Correction, Mention
from aiv.services.evidence import corrections
from dealershipai.accounts.models import AuditEvent
from tests import answered
from tests.answered import Said

TEXT = "Harbor Point Toyota is fine.\nPelican\u00a0Cove\nToyota is the best, says everyone."


@pytest.fixture
def answer(panel, assistant, dealers) -> Answer:
    """Give an answer in which the detector found only the first of two dealers."""
    said = Said(named=[(dealers[0], "option")], text=TEXT)
    return answered.ask(panel, assistant, [said])[0]


@pytest.fixture
def propose(answer, dealers, owner):
    """Give a way to propose something about the first dealer, or another one."""

    def proposed(kind, *, dealer=0, role="", quote="", to=None):
        about = to or answer
        return corrections.propose(
            about, dealers[dealer], kind, role=role, quote=quote, note="Read it.", proposer=owner
        )

    return proposed


def readings(answer):
    rows = Mention.objects.filter(answer=answer).order_by("dealer__name", "origin")
    return [(m.dealer.name, m.origin, m.role, m.is_counted) for m in rows]


def test_a_proposal_changes_no_reading(propose, answer):
    before = readings(answer)
    propose("wrong")
    assert readings(answer) == before


def test_an_accepted_wrong_mention_stays_and_no_longer_counts(propose, answer, operator):
    corrections.accept(propose("wrong"), operator=operator)
    assert readings(answer) == [("Harbor Point Toyota", "detected", "option", False)]
    assert Mention.objects.get().overruled_by == Correction.objects.get()


def test_an_accepted_missing_mention_counts(propose, answer, operator):
    missing = propose("missing", dealer=1, role="best", quote="Pelican Cove Toyota")
    corrections.accept(missing, operator=operator)
    assert readings(answer)[1] == ("Pelican Cove Toyota", "corrected", "best", True)


def test_a_missing_mention_in_passing_does_not_count(propose, answer, operator):
    missing = propose("missing", dealer=1, role="passing", quote="Pelican Cove Toyota")
    corrections.accept(missing, operator=operator)
    assert readings(answer)[1][3] is False


def test_an_accepted_role_leaves_both_readings(propose, answer, operator):
    corrections.accept(propose("role", role="best"), operator=operator)
    assert readings(answer) == [
        ("Harbor Point Toyota", "corrected", "best", True),
        ("Harbor Point Toyota", "detected", "option", False),
    ]


def test_a_role_keeps_the_words_and_order_of_the_earlier_reading(propose, operator):
    corrections.accept(propose("role", role="best"), operator=operator)
    corrected, detected = Mention.objects.order_by("origin")
    assert (corrected.quote, corrected.start, corrected.order) == (
        detected.quote,
        detected.start,
        detected.order,
    )


def test_a_refused_proposal_changes_no_reading(propose, answer, operator):
    before = readings(answer)
    corrections.refuse(propose("wrong"), operator=operator)
    assert readings(answer) == before


@pytest.mark.parametrize("decide", [corrections.accept, corrections.refuse])
def test_deciding_twice_changes_nothing(decide, propose, operator):
    row = propose("wrong")
    decide(row, operator=operator)
    decide(Correction.objects.get(), operator=operator)
    assert AuditEvent.objects.filter(target_id=row.pk, actor=operator).count() == 1


def test_a_decision_is_not_turned_around(propose, operator, answer):
    row = propose("wrong")
    corrections.refuse(row, operator=operator)
    with pytest.raises(Conflict):
        corrections.accept(row, operator=operator)
    assert readings(answer)[0][3] is True


def test_the_same_proposal_waits_only_once(propose):
    propose("wrong")
    with pytest.raises(Conflict):
        propose("wrong")
    assert Correction.objects.count() == 1


def test_a_role_cannot_be_corrected_after_the_mention_is_gone(propose, operator):
    role, wrong = propose("role", role="best"), propose("wrong")
    corrections.accept(wrong, operator=operator)
    with pytest.raises(Conflict):
        corrections.accept(role, operator=operator)
    role.refresh_from_db()
    assert role.state == "proposed"


def test_a_mention_taken_away_can_be_put_back(propose, answer, operator):
    corrections.accept(propose("wrong"), operator=operator)
    back = propose("missing", role="option", quote="Harbor Point Toyota")
    corrections.accept(back, operator=operator)
    assert [row[3] for row in readings(answer)] == [True, False]


def test_a_quote_is_found_whatever_its_blanks(propose, answer):
    row = propose("missing", dealer=1, role="best", quote=" Pelican  Cove Toyota ")
    assert answer.text[row.start :].startswith(row.quote) and "\u00a0" in row.quote


@pytest.mark.parametrize("quote", ["", "  ", "Pelican Toyota", "pelican cove toyota", ".*"])
def test_a_missing_dealer_needs_words_of_the_answer(propose, quote):
    with pytest.raises(InvalidInput, match="quote"):
        propose("missing", dealer=1, role="best", quote=quote)


@pytest.mark.parametrize("kind", ["wrong", "role"])
def test_a_quote_that_is_not_in_the_answer_is_refused(propose, kind):
    with pytest.raises(InvalidInput, match="quote"):
        propose(kind, role="best", quote="words that nobody said")


@pytest.mark.parametrize(
    ("kind", "dealer", "role", "field"),
    [
        ("missing", 0, "best", "dealer"),
        ("wrong", 1, "", "dealer"),
        ("role", 1, "best", "dealer"),
        ("role", 0, "king", "role"),
        ("other", 0, "best", "kind"),
    ],
)
def test_a_proposal_that_makes_no_sense_names_its_field(propose, kind, dealer, role, field):
    with pytest.raises(InvalidInput) as fault:
        propose(kind, dealer=dealer, role=role, quote="Harbor Point Toyota")
    assert fault.value.field == field


def test_words_that_look_like_a_pattern_are_only_words(panel, assistant, dealers, propose):
    odd = answered.ask(panel, assistant, [Said(text="A (Toyota+ [x] store")], first_trial=9)[0]
    assert propose("missing", role="option", quote="(Toyota+ [x]", to=odd).start == 2


def test_the_record_says_who_proposed_and_who_decided(propose, owner, operator):
    corrections.accept(propose("wrong"), operator=operator)
    assert list(AuditEvent.objects.order_by("id").values_list("action", "actor_name")) == [
        ("correction.proposed", owner.email),
        ("correction.accepted", operator.email),
    ]
