"""Show that secrets and personal data leave texts before they go anywhere."""

import pytest

from dealershipai import scrub


@pytest.fixture
def own(settings, monkeypatch):
    """Give the installation secrets of its own."""
    settings.PROVIDER_KEYS = {"openai": "canary-key-of-no-known-shape"}
    monkeypatch.setitem(settings.DATABASES["default"], "PASSWORD", "canary-database-word")
    scrub._own_secrets.cache_clear()
    yield
    scrub._own_secrets.cache_clear()


@pytest.mark.parametrize("value", ["canary-key-of-no-known-shape", "canary-database-word"])
def test_the_installations_own_secrets_are_hidden_whatever_their_shape(own, value):
    assert "canary" not in scrub.text(f"call failed with {value}!")


@pytest.mark.parametrize(
    "words",
    [
        "sk-canaryCANARY0123456789",
        "Authorization: Bearer canary0123456789",
        "xai-canary0123456789ab",
        "pplx-canary0123456789ab",
        "AIzacanary0123456789012345",
        "dai_live_canary0123456789",
        "https://hooks.slack.com/services/T000/B000/canary0123456789",
        '{"ticket": "canary"}',
        "postgresql://dealer:canary@db.example/main",
        "?token=canary&x=1",
        "{'password': 'canary'}",
        'api_key="canary"',
        "canary.person@harbor.example",
    ],
)
def test_what_is_shaped_like_a_secret_is_hidden(words):
    assert "canary" not in scrub.text(words).lower()


def test_ordinary_words_stay():
    words = "scan 17 of harbor-toyota ended: 40 answers, 2 lost, task sk-1"
    assert scrub.text(words) == words


@pytest.mark.parametrize("phone", ["239-555-0142", "(239) 555-0142", "+1 239 555 0142"])
def test_phone_numbers_are_personal(phone):
    assert "0142" not in scrub.personal(f"call {phone} now")


def test_a_tree_is_scrubbed_to_its_leaves():
    tree = {"frames": [{"words": "sk-canaryCANARY0123456789"}], "session_key": "canary", "n": 3}
    assert scrub.tree(tree) == {
        "frames": [{"words": scrub.HIDDEN}],
        "session_key": scrub.HIDDEN,
        "n": 3,
    }
