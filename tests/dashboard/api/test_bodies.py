"""Show that no body breaks the API, and that each refusal names what is wrong where."""

import time

import pytest

from tests.dashboard.api.conftest import COMPLETE


@pytest.fixture
def refusal(api):
    """Give the status, the type and the places a body is refused for."""

    def ask(body, content_type="application/json"):
        answer = api.post("aiv/calculate", body, content_type)
        assert answer["Content-Type"] == "application/problem+json"
        errors = answer.json()["errors"]
        return answer.status_code, [error["pointer"] for error in errors]

    return ask


NUMBERS = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1e999",
    "-0",
    "-0.0",
    "9223372036854775808",
    "9" * 400,
    "9" * 5000,
    "0." + "9" * 400 + "e5",
    "-0.1",
    "1.1",
    '"0.5"',
    "true",
    "[]",
    "{}",
    "[0.5]",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_impossible_share_is_named(refusal, number):
    status, places = refusal(f'{{"geo_local_rate": {number}}}')
    assert status == 400
    assert places in (["/geo_local_rate"], [""])


@pytest.mark.parametrize("number", NUMBERS[:8])
def test_an_impossible_score_of_an_assistant_is_named(refusal, number):
    assert refusal(f'{{"platform_scores": {{"grok": {number}}}}}') == (
        400,
        ["/platform_scores/grok"],
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ugc_health_score", 100.5),
        ("ctr_delta", -1),
        ("conversion_delta", 10.5),
        ("avg_gross_per_unit", -1),
        ("avg_gross_per_unit", 1_000_001),
        ("monthly_opportunities", 1_000_001),
        ("monthly_opportunities", 10.5),
        ("temporal_weight", 2.5),
        ("mapping", "measured-2"),
        ("mapping", None),
        ("dealer", "Not A Slug"),
        ("dealer", "harbor\n"),
        ("dealer", 7),
        ("platform_scores", 0.5),
        ("platform_scores", []),
    ],
)
def test_a_value_out_of_bounds_is_named(refusal, name, value):
    assert refusal({**COMPLETE, name: value}) == (400, [f"/{name}"])


@pytest.mark.parametrize(
    "name", ["aiv", "score", "is_staff", "organization", "id", "created_at", "role", "dealer_id"]
)
def test_an_unknown_key_is_named(refusal, name):
    assert refusal({**COMPLETE, name: 1}) == (400, [f"/{name}"])


def test_an_unknown_assistant_is_named(refusal):
    assert refusal({"platform_scores": {"bing": 0.5}}) == (400, ["/platform_scores/bing"])


def test_every_fault_is_named_at_once(refusal):
    status, places = refusal({"geo_local_rate": 2, "ugc_health_score": "x", "odd": 1})
    assert (status, places) == (400, ["/geo_local_rate", "/ugc_health_score", "/odd"])


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('{"geo_local_rate": 0.1, "geo_local_rate": 0.2}', "/geo_local_rate"),
        ('{"geo_local_rate": 0.1, "geo_local_\\u0072ate": 0.2}', "/geo_local_rate"),
        ('{"platform_scores": {"grok": 0, "grok": 1}}', "/platform_scores/grok"),
        ('{"platform_scores": {"grok": 0}, "platform_scores": null}', "/platform_scores"),
    ],
)
def test_a_key_that_stands_twice_is_named(refusal, body, place):
    assert refusal(body) == (400, [place])


@pytest.mark.parametrize("text", ["a\\u0000bc", "abc\\ud800", "\\udfffabc", "a\\u202ebc"])
def test_text_that_no_slug_holds_is_named(refusal, text):
    assert refusal(f'{{"dealer": "{text}"}}') == (400, ["/dealer"])


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"7", b'"x"', b"{", b"\xff\xfe", b"\xef\xbb\xbf{", b'{"dealer": "\xff"}'],
)
def test_what_is_no_object_is_refused(refusal, body):
    assert refusal(body)[0] == 400


@pytest.mark.parametrize(
    "deep", ["[" * 60_000, '{"geo_local_rate":' + "[" * 60_000, '{"a":' * 9_000]
)
def test_an_abyss_is_refused(refusal, deep):
    assert refusal(deep)[0] == 400


@pytest.mark.parametrize("size", [100_000, 10_000_000])
def test_a_large_body_is_refused_quickly(refusal, size):
    body = b"[" * size
    # The first request of a process loads the addresses, which is no part of refusing.
    refusal("{")
    # Seconds of this process: what else the machine does is no concern of the refusal.
    started = time.process_time()
    assert refusal(body) == (413, [])
    assert time.process_time() - started < 0.2


def test_ten_thousand_keys_are_refused(refusal):
    body = "{" + ",".join(f'"k{n}":1' for n in range(5_000)) + "}"
    assert refusal(body)[0] == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_another_content_type_is_unsupported(refusal, kind):
    assert refusal("{}", kind)[0] == 415
