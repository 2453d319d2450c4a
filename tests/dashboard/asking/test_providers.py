"""The operators' page of providers: keys, paces, breakers, prices; no key is ever shown again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import AcceptedTerms, Assistant, Market, ProviderBreaker, ProviderKey, ProviderPace
from aiv.providers.key_tests import KeyVerdict
from aiv.services.asking import provider_keys
from dealershipai.accounts.models import AuditEvent, User
from tests import cast
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:providers")
KEY = reverse("dashboard:provider_key", args=["openai"])
TEST = reverse("dashboard:provider_key_test", args=["openai"])
FORGET = reverse("dashboard:provider_key_forget", args=["openai"])
TERMS = reverse("dashboard:provider_terms", args=["gemini"])
WITHDRAW = reverse("dashboard:provider_terms_withdraw", args=["gemini"])
PACE = reverse("dashboard:provider_pace", args=["openai"])
CANARY = "sk-canary-5f3a9b2c7d"


@pytest.fixture(autouse=True)
def _own_secrets(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]
    settings.PROVIDER_KEYS = {"openai": "", "xai": "from-the-environment"}


def enter(client: Client, key: str = CANARY) -> Any:
    return client.post(KEY, {"key": key}, follow=True)


def judged(monkeypatch: pytest.MonkeyPatch, verdict: KeyVerdict) -> None:
    async def answer(provider: str, **given: Any) -> KeyVerdict:
        return verdict

    monkeypatch.setattr(provider_keys.key_tests, "test_key", answer)


def card(page: Any, name: str) -> str:
    """Give the words of one provider's card."""
    html = page.content.decode()
    part = html.split(f'id="{name}"')[1].split('<section class="card"')[0]
    page.__dict__["_container"] = [part.encode()]
    return words(page)


class TestKeys:
    def test_without_a_key_the_card_says_how_to_give_one(self, as_operator: Client) -> None:
        said = card(as_operator.get(PAGE), "openai")
        assert "No key Enter one here (sk-...), or set the variable OPENAI_API_KEY." in said
        assert "Test the key" not in said

    def test_a_key_of_the_environment_is_named_as_such(self, as_operator: Client) -> None:
        said = card(as_operator.get(PAGE), "xai")
        assert "From the environment Taken from the variable XAI_API_KEY." in said
        assert "Test the key" in said and "Forget it" not in said

    def test_an_entered_key_shows_who_gave_it_and_its_end(self, as_operator: Client) -> None:
        said = card(enter(as_operator), "openai")
        assert "Not tested yet" in said
        assert "ends in 2c7d" in said and "Forget it" in said

    def test_no_page_shows_a_key_again(self, as_operator: Client) -> None:
        for page in (enter(as_operator), as_operator.get(PAGE), as_operator.get(FORGET)):
            assert b"canary" not in page.content

    def test_what_cannot_be_a_key_is_refused_and_not_sent_back(self, as_operator: Client) -> None:
        page = enter(as_operator, f"{CANARY} with blanks")
        assert page.status_code == 400
        assert "Has characters no key has; copy it again, whole." in card(page, "openai")
        page = enter(as_operator, f"{CANARY} with blanks")
        assert b"canary" not in page.content

    def test_a_fault_while_storing_shows_and_logs_no_key(
        self,
        as_operator: Client,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def broken(*given: Any, **named: Any) -> None:
            raise RuntimeError("the store is out")

        monkeypatch.setattr(provider_keys.sealing, "seal", broken)
        as_operator.raise_request_exception = False
        with caplog.at_level(logging.DEBUG):
            page = enter(as_operator)
        assert page.status_code == 500
        assert b"canary" not in page.content and "canary" not in caplog.text

    def test_a_test_says_in_words_what_is_wrong(
        self, as_operator: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged(monkeypatch, KeyVerdict(is_ok=False, words="OpenAI does not know this key."))
        enter(as_operator)
        said = words(as_operator.post(TEST, follow=True))
        assert "OpenAI: OpenAI does not know this key." in said
        assert "Refused" in said and "Last test: OpenAI does not know this key." in said

    def test_a_key_that_could_not_be_judged_is_not_called_wrong(
        self, as_operator: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged(monkeypatch, KeyVerdict(is_ok=None, words="OpenAI is overloaded."))
        enter(as_operator)
        assert "Could not be judged" in words(as_operator.post(TEST, follow=True))

    def test_testing_without_a_key_says_to_enter_one(self, as_operator: Client) -> None:
        said = words(as_operator.post(TEST, follow=True))
        assert "No key of OpenAI can be used. Enter one first." in said

    def test_forgetting_asks_once_and_destroys_it(self, as_operator: Client) -> None:
        enter(as_operator)
        assert "Forget the stored key?" in words(as_operator.get(FORGET))
        assert ProviderKey.objects.filter(forgotten_at=None).exists()
        said = words(as_operator.post(FORGET, follow=True))
        assert "The key of OpenAI is forgotten." in said
        assert not ProviderKey.objects.exclude(sealed="").exists()

    def test_a_key_whose_secret_is_gone_is_named(self, as_operator: Client, settings: Any) -> None:
        enter(as_operator)
        settings.PROVIDER_KEY_SECRETS = ["another"]
        said = card(as_operator.get(PAGE), "openai")
        assert "Cannot be read" in said and "Enter the key again." in said

    def test_the_admin_and_the_audit_log_hold_no_key(self, as_operator: Client) -> None:
        enter(as_operator)
        row = ProviderKey.objects.get()
        for address in (
            reverse("admin:aiv_providerkey_changelist"),
            reverse("admin:aiv_providerkey_change", args=[row.pk]),
            reverse("admin:accounts_auditevent_changelist"),
        ):
            page = as_operator.get(address)
            assert page.status_code == 200
            assert b"canary" not in page.content and row.sealed.encode() not in page.content


class TestPace:
    def test_limits_are_kept_and_shown(self, as_operator: Client) -> None:
        page = as_operator.post(PACE, {"per_minute": "60", "in_flight": ""}, follow=True)
        assert "60 a minute, 30 at a time; what nobody limited begins carefully" in card(
            page, "openai"
        )
        assert ProviderPace.objects.get().per_minute == 60
        assert AuditEvent.objects.filter(action="provider_pace.limited").exists()

    @pytest.mark.parametrize("value", ["0", "-1", "many", "1000000"])
    def test_what_is_no_limit_is_refused(self, as_operator: Client, value: str) -> None:
        page = as_operator.post(PACE, {"per_minute": value})
        assert page.status_code == 400
        assert not ProviderPace.objects.exists()


class TestTerms:
    def test_gemini_is_off_until_its_terms_are_accepted(self, as_operator: Client) -> None:
        said = card(as_operator.get(PAGE), "gemini")
        assert "Gemini: not measured (switched off)" in said and "Not accepted" in said

    def test_the_page_says_what_to_read_and_needs_the_tick(self, as_operator: Client) -> None:
        said = words(as_operator.get(TERMS))
        assert (
            "Gemini API Additional Terms of Service" in said and "let your counsel decide" in said
        )
        assert as_operator.post(TERMS, {}).status_code == 200
        assert not AcceptedTerms.objects.exists()

    def test_a_tick_switches_it_on_in_the_persons_name(
        self, as_operator: Client, operator: User
    ) -> None:
        page = as_operator.post(TERMS, {"have_read": "on"}, follow=True)
        said = card(page, "gemini")
        assert "switched off" not in said and f"accepted by {operator.display_name}" in said

    def test_withdrawing_asks_once_and_switches_it_off(self, as_operator: Client) -> None:
        as_operator.post(TERMS, {"have_read": "on"})
        assert "Withdraw the acceptance?" in words(as_operator.get(WITHDRAW))
        said = words(as_operator.post(WITHDRAW, follow=True))
        assert "Google Gemini is not asked any more." in said
        assert AcceptedTerms.objects.get().withdrawn_at is not None

    def test_a_provider_without_such_terms_has_no_such_page(self, as_operator: Client) -> None:
        for name in ("provider_terms", "provider_terms_withdraw"):
            address = reverse(f"dashboard:{name}", args=["openai"])
            assert as_operator.get(address).status_code == 404


class TestCard:
    def test_a_provider_that_rests_says_why_and_until_when(self, as_operator: Client) -> None:
        mark = provider_keys.mark_of("from-the-environment")
        ProviderBreaker.objects.create(
            provider="xai", key_mark=mark, failures=6, trips=1, reason="xAI is overloaded.",
            open_until=timezone.now() + timedelta(minutes=2),
        )  # fmt: skip
        said = card(as_operator.get(PAGE), "xai")
        assert "Left alone until" in said and "6 failures in a row. xAI is overloaded." in said

    def test_an_assistant_shows_model_price_and_end(
        self, as_operator: Client, market: Market
    ) -> None:
        cast.assistant(market, "old-api")
        Assistant.objects.update(model="gpt-4o")
        said = card(as_operator.get(PAGE), "openai")
        assert "no price in our table" in said and "14 Jan 2027" in said
        Assistant.objects.update(model="gpt-6.1-sol")
        assert "$2.00 in, $10.00 out" in card(as_operator.get(PAGE), "openai")

    def test_what_nobody_may_ask_says_why(self, as_operator: Client) -> None:
        said = words(as_operator.get(PAGE))
        assert "Microsoft Copilot Microsoft offers no interface" in said

    def test_prices_are_dated_and_to_be_checked(self, as_operator: Client) -> None:
        said = words(as_operator.get(PAGE))
        assert "list of 2026-11-22" in said and "check before billing" in said

    def test_more_assistants_cost_no_more_queries(
        self, as_operator: Client, market: Market
    ) -> None:
        def add(first: int, last: int) -> None:
            for at in range(first, last):
                made = cast.assistant(market, f"gpt-{at}", platform="chatgpt") if at == 0 else None
                if made is None:
                    Assistant.objects.create(
                        slug=f"gpt-{at}", platform="chatgpt", provider="openai", model="m",
                        surface="responses", access="official_api",
                    )  # fmt: skip

        steps = [lambda: add(0, 10), lambda: add(10, 30)]
        ten, thirty = costs(as_operator, PAGE, steps)
        assert ten == thirty

    def test_a_name_that_is_none_is_not_found(self, as_operator: Client) -> None:
        assert as_operator.post("/staff/providers/nobody/key/", {"key": CANARY}).status_code == 404


def test_an_owner_finds_no_page_of_providers(as_owner: Client, owner: User) -> None:
    for address in (PAGE, FORGET):
        assert as_owner.get(address).status_code == 404
    for address in (KEY, TEST, FORGET, PACE):
        assert as_owner.post(address, {"key": CANARY}).status_code == 404
    assert not ProviderKey.objects.exists()
