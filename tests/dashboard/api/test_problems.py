"""Show that every refusal under /api/ is one problem of one form, faults included."""

import pytest
from django.core.cache import cache

from dashboard.api import calculate, limits
from tests.dashboard.api.conftest import Caller


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    assert set(found) == {"type", "title", "status", "detail", "errors"}
    assert found["status"] == answer.status_code
    return answer.status_code


def test_the_anonymous_are_told_the_way_in(db):
    answer = Caller().post("aiv/calculate", {})
    assert problem(answer) == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_is_refused(api, method):
    answer = getattr(api.client, method)("/api/v1/aiv/calculate")
    assert problem(answer) == 405
    assert "POST" in answer["Allow"]


@pytest.mark.parametrize(
    "path", ["nothing", "dealers/nobody/scores", "dealers/x_Y/answers", "ai-scores/a%00b", "%ff"]
)
def test_what_is_not_there_is_not_found(api, path):
    assert problem(api.client.get(f"/api/v1/{path}")) == 404


def test_a_fault_of_ours_is_a_problem_without_its_text(api, monkeypatch):
    def broken(*_):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr(calculate, "calculate", broken)
    answer = api.post("aiv/calculate", {})
    assert problem(answer) == 500
    assert "secret" not in answer.content.decode()


def test_too_many_calls_are_told_for_how_long_to_wait(api, monkeypatch):
    monkeypatch.setattr(calculate.Calculate, "limit", limits.Limit("few", calls=2, seconds=60))
    answers = [api.post("aiv/calculate", {}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert problem(answers[2]) == 429
    assert 1 <= int(answers[2]["Retry-After"]) <= 60


def test_the_limit_of_a_dealer_is_its_own(api, monkeypatch, dealers):
    monkeypatch.setattr(limits, "CALCULATE_OF_DEALER", limits.Limit("few", calls=1, seconds=60))
    body = {"dealer": dealers[0].slug}
    assert [api.post("aiv/calculate", body).status_code for _ in range(2)] == [200, 429]
    assert api.post("aiv/calculate", {}).status_code == 200


def test_one_person_s_calls_do_not_count_for_another(api, monkeypatch, stranger):
    monkeypatch.setattr(calculate.Calculate, "limit", limits.Limit("few", calls=1, seconds=60))
    api.post("aiv/calculate", {})
    assert Caller(stranger).post("aiv/calculate", {}).status_code == 200


def test_reading_a_rival_uses_up_none_of_its_calls(api, dealers, monkeypatch):
    monkeypatch.setattr(limits, "READ_OF_DEALER", limits.Limit("few", calls=1, seconds=60))
    path = f"dealers/{dealers[1].slug}/answers"
    assert [api.get(path).status_code for _ in range(3)] == [200] * 3


def test_what_is_kept_of_a_dealer_begins_with_its_id(api, dealers, complete, monkeypatch):
    keys = []
    monkeypatch.setattr(calculate.cache, "set", lambda key, *_: keys.append(key))
    api.post("aiv/calculate", {**complete, "dealer": dealers[0].slug})
    assert keys[0].startswith(f"{dealers[0].pk}:")


def test_what_was_computed_once_is_read_from_the_cache(api, complete, monkeypatch):
    first = api.post("aiv/calculate", complete).content
    monkeypatch.setattr(calculate, "calculate", None)
    assert api.post("aiv/calculate", complete).content == first


def test_answers_stand_in_no_cache_of_others(api):
    assert api.post("aiv/calculate", {})["Cache-Control"] == "no-store"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "*/*", "nonsense"])
def test_the_answer_is_json_whatever_is_preferred(owner, accept):
    answer = Caller(owner, accept=accept).post("aiv/calculate", {})
    assert answer["Content-Type"] == "application/json"


def test_a_person_without_a_second_factor_is_refused_not_redirected(owner, settings):
    settings.IS_HTTPS = True
    answer = Caller(owner).post("aiv/calculate", {})
    assert problem(answer) == 403
    cache.clear()
