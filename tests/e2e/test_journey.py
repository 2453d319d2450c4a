"""The way of a stranger: sign up, onboard, be measured, read the words, mend a reading."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import furnish
from tests.e2e.conftest import Open, Site
from tests.e2e.furnish import Place

pytestmark = pytest.mark.browser
EMAIL, PASSWORD = "anna@marlinbay.example", "marlin-lantern-42-evening"
PLACE = Place(
    "toyota-marlin-bay-fl",
    "Marlin Bay",
    ("Marlin Bay Toyota", "Heron Toyota", "Driftwood Toyota", "Osprey Toyota", "Tide Toyota"),
)
OWN = PLACE.dealers[0]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fill(page: Page, **words: str) -> None:
    for label, text in words.items():
        page.get_by_label(label.replace("_", " ")).first.fill(text)


def sign_up(page: Page, operator: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Sign up").first.click()
    fill(page, Email=EMAIL)
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("input[name=password2]").fill(PASSWORD)
    press(page, "Make the account")
    expect(page.get_by_role("heading", name="Check your email")).to_be_visible()
    page.get_by_label("Code").fill(code_for(operator))
    press(page, "Confirm")


def code_for(operator: Page) -> str:
    """Read the code where an operator finds mails while no mail server is set."""
    operator.goto("/staff/outbox/")
    mail = operator.locator("article", has_text=EMAIL).first.inner_text()
    found = re.search(r"^([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)$", mail, re.MULTILINE)
    assert found, mail
    return found[1]


def onboard(page: Page) -> None:
    page.wait_for_url("**/onboarding/")
    fill(page, Name_of_your_organization="Marlin Bay Group")
    press(page, "Continue")
    fill(page, Name_of_the_store=OWN, Website=f"https://{furnish.host_of(OWN)}")
    fill(page, Main_phone="(239) 555-0110", Street="1 Seaside Road", City=PLACE.city)
    fill(page, State_or_region="FL", ZIP_code="00000", Makes_you_sell_new="Toyota")
    press(page, "Continue")
    expect(page.get_by_label("New Toyota")).to_be_checked()
    press(page, "Send to an operator")
    expect(page.get_by_text("Sent. An operator looks at it")).to_be_visible()


def accept(operator: Page) -> None:
    operator.goto("/staff/claims/")
    operator.get_by_role("button", name=f"Accept {OWN}").click()
    expect(operator.get_by_text("belongs to Marlin Bay Group now")).to_be_visible()
    operator.get_by_role("button", name="Open", exact=False).filter(has_text=PLACE.city).click()
    expect(operator.get_by_text("is open.")).to_be_visible()


def bring_in(operator: Page) -> None:
    operator.goto("/staff/import/")
    upload(operator, "Market file", json.dumps(furnish.document(PLACE)))
    press(operator, "Load the market")
    expect(operator.get_by_text("was loaded")).to_be_visible()
    operator.goto("/staff/import/")
    asked_at = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    rows = furnish.lines(PLACE, "gpt-api", "responses", asked_at)
    upload(operator, "File of answers", "\n".join(map(json.dumps, rows)))
    press(operator, "Preview")
    expect(operator.get_by_text("60 answers would be added")).to_be_visible()
    press(operator, "Import the file")
    expect(operator.get_by_text("60 answers added")).to_be_visible()


def upload(operator: Page, label: str, text: str) -> None:
    file = {"name": "file.json", "mimeType": "application/json", "buffer": text.encode()}
    operator.get_by_label(label).set_input_files(file)


def read_the_evidence(page: Page) -> None:
    page.goto("/dealers/marlin-bay-toyota/named/")
    figure = page.locator(".stat", has_text="ChatGPT model through its API").first
    expect(figure.locator(".stat__value")).to_have_text("33")
    page.get_by_role("link", name="See the answers behind Named by").first.click()
    page.locator("select[name=named]").select_option("yes")
    expect(page.get_by_text("20 answers in")).to_be_visible()
    page.locator(".answers__question a").first.click()
    expect(page.locator("mark.mark--named").first).to_have_text(OWN)


def propose(page: Page) -> None:
    page.get_by_role("link", name="Something here is wrong or missing").click()
    page.get_by_label("Dealer", exact=True).select_option(label=OWN)
    page.get_by_label("This dealer is not named here").check()
    fill(page, Note_for_the_operator="Another store is meant.")
    press(page, "Propose")
    expect(page.get_by_text("It counts once an operator accepts it.")).to_be_visible()


def decide(operator: Page) -> None:
    operator.goto("/staff/corrections/")
    row = operator.locator("article, section").filter(has_text="Another store is meant.").last
    row.locator("form[action$='/accept/'] button").click()
    expect(operator.get_by_text("Accepted.").first).to_be_visible()


def test_a_stranger_is_measured_and_mends_a_reading(
    open_page: Open, site: Site, faults: list[str]
) -> None:
    owner, operator = open_page(), open_page("operator")
    sign_up(owner, operator)
    onboard(owner)
    accept(operator)
    bring_in(operator)
    read_the_evidence(owner)
    propose(owner)
    decide(operator)
    owner.goto("/dealers/marlin-bay-toyota/answers/?named=yes")
    expect(owner.get_by_text("19 answers in")).to_be_visible()
    assert faults == []
