"""Show the pages a person gets when something is refused or broken."""

import pytest

from dealershipai import errors_views
from dealershipai.accounts.models import User


def _cannot_be_made(template):
    raise ValueError(template)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("forbidden", 403), ("missing", 404), ("suspicious", 400), ("broken", 500)],
)
def test_each_fault_has_its_own_page(site, db, kind, status):
    answer = site.get(f"/failing/{kind}/")
    assert answer.status_code == status
    assert f"{status}</p>" in answer.text and "canary-detail" not in answer.text


def test_an_absent_database_is_a_503_that_says_when_to_come_back(site):
    answer = site.get("/failing/database/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_a_fault_is_shown_without_database_and_session(site):
    # No `db` fixture here: any query would raise.
    assert site.get("/failing/broken/").status_code == 500


def test_a_fault_in_the_page_of_faults_still_has_an_answer(site, monkeypatch, caplog):
    monkeypatch.setattr(errors_views, "render_to_string", _cannot_be_made)
    answer = site.get("/failing/broken/")
    assert (answer.status_code, answer.text) == (500, errors_views.LAST_RESORT)
    assert "cannot be made" in caplog.text


def test_a_forged_host_is_one_short_line_without_a_stack(site, caplog):
    site.get("/", headers={"host": "evil.example"})
    lines = [record for record in caplog.records if record.levelname != "INFO"]
    assert [(line.getMessage(), line.exc_info) for line in lines] == [("bad request", None)]
    assert "evil.example" in lines[0].reason


def test_a_limit_is_a_429_that_says_when_to_come_back(site, db):
    answers = [site.get("/limited/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60" and "429</p>" in answers[2].text


def test_a_forged_forwarded_header_does_not_lift_a_limit(site, db):
    answers = [
        site.get("/limited/", headers={"x-forwarded-for": f"203.0.113.{n}"}) for n in range(3)
    ]
    assert answers[2].status_code == 429


def test_a_form_from_elsewhere_is_refused_with_a_way_on(site, visitor, settings):
    site.handler.enforce_csrf_checks = True
    answer = site.post("/accounts/logout/")
    assert answer.status_code == 403 and "reload the page" in answer.text


def test_guessing_passwords_ends_in_a_429(site, visitor):
    form = {"login": visitor.email, "password": "wrong guess"}
    answers = [site.post("/accounts/login/", form) for _ in range(6)]
    assert any("Too many failed" in answer.text or answer.status_code == 429 for answer in answers)
    assert User.objects.count() == 1
