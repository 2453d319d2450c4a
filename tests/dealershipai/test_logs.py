"""Show that a log line is one JSON object that nobody outside can break."""

import json
import logging

import pytest
from django.test import RequestFactory

from dealershipai import logs
from dealershipai.accounts import context


def _line(message, *args, level=logging.INFO, exc_info=None, **extra):
    record = logging.LogRecord("dealershipai.test", level, __file__, 1, message, args, exc_info)
    vars(record).update(extra)
    return logs.JsonFormatter().format(record)


@pytest.mark.parametrize("evil", ["a\r\nb", "a\x00b", "a\u2028b", '"}\n{"level":"ERROR"'])
def test_a_smuggled_line_break_stays_inside_its_line(evil):
    line = _line("dealer %s", evil)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == f"dealer {evil}"


def test_a_lone_surrogate_is_written():
    assert json.loads(_line("dealer %s", "\ud800"))["level"] == "INFO"


def test_a_line_names_request_person_and_dealer():
    marks = [context.request_id.set("r-1"), context.user.set("u-1"), logs.bind_dealer("harbor")]
    line = json.loads(_line("asked"))
    for mark in marks:
        mark.var.reset(mark)
    assert (line["request_id"], line["user"], line["dealer"]) == ("r-1", "u-1", "harbor")


def test_a_line_without_a_request_names_none():
    assert json.loads(_line("started")).keys() == {"time", "level", "logger", "message"}


def test_times_are_utc():
    assert json.loads(_line("x"))["time"].endswith("+00:00")


def test_figures_stay_figures_and_objects_stay_out():
    line = json.loads(_line("x", status=200, request=object(), note="ok"))
    assert (line["status"], line["note"]) == (200, "ok")
    assert "request" not in line


def test_secrets_are_hidden_in_words_fields_and_exceptions():
    try:
        raise RuntimeError("refused key sk-canaryCANARY0123456789")
    except RuntimeError as error:
        fault = (type(error), error, error.__traceback__)
    line = _line("Bearer canary0123456789", exc_info=fault, note="password=canary")
    assert "canary" not in line.lower()
    assert "RuntimeError" in json.loads(line)["exception"]


def test_an_address_is_written_as_its_route():
    request = RequestFactory().get("/accounts/password/reset/key/canary/")
    line = _line("Not Found: %s", request.path, request=request)
    assert json.loads(line)["message"] == "Not Found: unmatched"
