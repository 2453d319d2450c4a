"""Run every example of docs/api.md, so that the guide cannot promise what is not so."""

import json
import re
from pathlib import Path

import pytest
from django.utils import timezone

from aiv.services.people import api_keys
from aiv.services.score import scores
from dashboard.api import limits
from tests import answered
from tests.answered import Said
from tests.dashboard.api.conftest import Caller

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
EXAMPLE = re.compile(r"```http\n(GET|POST) (\S+)\n(?:\n(.*?))?```\n\n```json\n(.*?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(GUIDE.read_text())


@pytest.fixture
def program(market, dealers, panel, assistant, organization, owner):
    """Give a program with a key, in a market with one answer and one score."""
    answered.ask(panel, assistant, [Said(named=[(dealers[0], "best"), (dealers[1], "option")])])
    scores.rescore(market, now=answered.ASKED_AT)
    sealed = api_keys.create(organization, "guide", days=30, person=owner, now=timezone.now())
    return Caller(authorization=f"Bearer {sealed.secret}")


def test_the_guide_has_examples_of_every_call():
    assert len(EXAMPLES) == GUIDE.read_text().count("```http") >= 6


@pytest.mark.parametrize(("method", "path", "body", "expected"), EXAMPLES)
def test_an_example_answers_as_written(program, method, path, body, expected):
    client = program.client
    if method == "GET":
        found = client.get(path).json()
    else:
        found = client.post(path, body, content_type="application/json").json()
    wanted = json.loads(expected)
    assert {name: found[name] for name in wanted} == wanted


def test_the_limits_are_those_of_the_guide():
    words = GUIDE.read_text()
    limit = f"{limits.CALCULATE.calls} calculations and {limits.READ.calls} readings"
    assert limit in words
    assert limits.CALCULATE_OF_DEALER.calls == 2 * limits.CALCULATE.calls
    assert limits.READ_OF_DEALER.calls == 2 * limits.READ.calls
