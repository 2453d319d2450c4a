"""Show what every request and answer carries."""

import json
import logging

import pytest
from django.http import HttpResponse

from dealershipai import logs, middleware, outages

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class Lines(logging.Handler):
    """Keep lines as they would be written, with the context they were written in."""

    def __init__(self):
        super().__init__()
        self.setFormatter(logs.JsonFormatter())
        self.written = []

    def emit(self, record):
        self.written.append(json.loads(self.format(record)))


@pytest.fixture
def access():
    """Give the access lines as they are written."""
    lines = Lines()
    middleware.ACCESS.addHandler(lines)
    yield lines.written
    middleware.ACCESS.removeHandler(lines)


def test_a_request_id_is_made_and_returned(site):
    first, second = (site.get("/healthz")["X-Request-ID"] for _ in range(2))
    assert len(first) == 32 and first != second


def test_a_proxys_request_id_is_kept(site):
    answer = site.get("/healthz", headers={"x-request-id": "edge-0123456789"})
    assert answer["X-Request-ID"] == "edge-0123456789"


@pytest.mark.parametrize("forged", ["short", "a" * 65, "abcdefgh\r\nSet-Cookie: a=b", "ab cdefgh"])
def test_a_forged_request_id_is_replaced(site, forged):
    answer = site.get("/healthz", headers={"x-request-id": forged})
    assert answer["X-Request-ID"] != forged and "Set-Cookie" not in answer


@pytest.mark.parametrize("path", ["/", "/failing/missing/", "/failing/broken/", "/healthz"])
def test_the_content_policy_is_the_same_on_every_answer(site, db, path):
    given = site.get(path)["Content-Security-Policy"]
    assert sorted(given.split("; ")) == sorted(CSP.split("; "))


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_fixed_headers_stand_on_answers(site, header, value):
    assert site.get("/")[header] == value


def test_no_device_is_allowed(site):
    assert "camera=(), " in site.get("/")["Permissions-Policy"]


def test_a_line_says_route_status_and_duration(site, access):
    site.get("/failing/missing/?token=canary")
    (line,) = access
    assert (line["method"], line["route"], line["status"]) == ("GET", "failing", 404)
    assert line["duration_ms"] >= 0 and line["ip"] == "127.0.0.1"
    assert "canary" not in json.dumps(line)


def test_an_unknown_address_is_not_a_route_of_its_own(site, access):
    site.get("/no/such/canary")
    assert access[0]["route"] == "unmatched"


def test_static_files_write_no_line(site, db, access):
    file = site.get("/static/css/base.css")
    assert file.getvalue()
    file.close()
    site.get("/static/no/such.css")
    assert access == []


def test_a_line_names_the_person_and_the_dealer(site, visitor, access):
    site.force_login(visitor)
    site.get("/dealers/harbor-toyota/")
    (line,) = access
    assert line["dealer"] == "harbor-toyota" and line["user"] == str(visitor.pk)


def test_nothing_of_a_request_is_left_for_the_next(site, visitor, access):
    site.force_login(visitor)
    site.get("/dealers/harbor-toyota/")
    site.logout()
    site.get("/healthz")
    assert {"dealer", "user"} & access[1].keys() == set()


def test_private_pages_stay_out_of_caches(site, visitor):
    assert "no-store" not in site.get("/").headers.get("Cache-Control", "")
    site.force_login(visitor)
    assert site.get("/private/")["Cache-Control"] == "no-store"


def test_signing_out_empties_the_browsers_cache(site, visitor):
    site.force_login(visitor)
    assert site.post("/accounts/logout/")["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in site.get("/")


def test_a_stranger_is_sent_to_sign_in(site, db):
    assert site.get("/private/")["Location"] == "/accounts/login/?next=/private/"


def test_a_lost_cache_is_announced_to_the_page(rf, monkeypatch):
    monkeypatch.setattr(outages, "OUTAGE", outages.Outage())
    outages.OUTAGE.begin(OSError())
    seen = []
    middleware.RequestContextMiddleware(
        lambda request: seen.append(request.notices) or HttpResponse()
    )(rf.get("/"))
    assert seen == [(outages.REASON,)]


def test_staff_read_of_a_lost_cache_on_every_page(site, staff, monkeypatch):
    monkeypatch.setattr(outages, "OUTAGE", outages.Outage())
    site.force_login(staff)
    assert "does not answer" not in site.get("/staff/outbox/").text
    outages.OUTAGE.begin(OSError())
    assert "does not answer" in site.get("/staff/outbox/").text


def test_forwarded_headers_change_no_link_and_no_scheme(site, db):
    forged = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        "forwarded": "host=evil.example;proto=https",
    }
    answer = site.get("/private/", headers=forged)
    assert "evil" not in str(answer.headers) and not answer.wsgi_request.is_secure()


def test_a_foreign_host_is_refused(site):
    assert site.get("/", headers={"host": "evil.example"}).status_code == 400
