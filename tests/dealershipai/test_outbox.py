"""Show that mails without a mail server are kept for staff, and for nobody else."""

import stat

import pytest
from django.core.mail import EmailMessage, get_connection

from dealershipai import outbox


@pytest.fixture
def backend(settings, tmp_path):
    """Give the backend, writing into a folder of the test."""
    settings.OUTBOX_DIR = tmp_path / "outbox"
    return get_connection("dealershipai.outbox.OutboxBackend")


def _mail(subject="Your code", body="The code is 123456.", to="visitor@harbor.example"):
    return EmailMessage(subject, body, "no-reply@harbor.example", [to])


def test_a_mail_is_kept_and_shown_on_the_terminal(backend, capsys):
    assert backend.send_messages([_mail()]) == 1
    (kept,) = outbox.read_outbox()
    assert (kept.to, kept.subject) == (["visitor@harbor.example"], "Your code")
    assert "The code is 123456." in kept.body and "123456" in capsys.readouterr().out


def test_only_the_owner_of_the_process_may_read_the_files(backend, settings):
    backend.send_messages([_mail()])
    (file,) = settings.OUTBOX_DIR.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.OUTBOX_DIR.stat().st_mode) == 0o700


def test_the_last_hundred_are_kept_newest_first(backend, monkeypatch):
    monkeypatch.setattr(outbox, "KEPT", 2)
    backend.send_messages([_mail(subject) for subject in ("first", "second", "third")])
    assert [mail.subject for mail in outbox.read_outbox()] == ["third", "second"]


@pytest.mark.parametrize("field", ["subject", "to"])
def test_a_line_break_in_a_header_is_refused(backend, field):
    evil = "a\r\nBcc: evil@evil.example"
    with pytest.raises(ValueError):
        backend.send_messages([_mail(**{field: evil})])
    assert outbox.read_outbox() == ()


def test_staff_read_the_mails_as_text(site, staff, backend):
    backend.send_messages([_mail(body="<script>canary</script>")])
    site.force_login(staff)
    page = site.get("/staff/outbox/").text
    assert "&lt;script&gt;canary" in page and "<script>canary" not in page


def test_an_empty_outbox_says_so(site, staff, settings, tmp_path):
    settings.OUTBOX_DIR = tmp_path / "none"
    site.force_login(staff)
    assert "No mail yet" in site.get("/staff/outbox/").text


def test_a_stranger_finds_no_outbox(site, visitor):
    site.force_login(visitor)
    assert site.get("/staff/outbox/").status_code == 404
