"""Hold `.env.example` and the settings equal."""

import re
from pathlib import Path

from dealershipai import env, settings

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / ".env.example").read_text(encoding="utf-8")


def test_the_example_names_what_settings_read():
    assert set(env.parse(TEXT)) == settings.env.names


def test_the_example_sets_nothing():
    assert not any(env.parse(TEXT).values())


def test_each_variable_has_one_comment_line():
    lines = TEXT.splitlines()
    named = [number for number, line in enumerate(lines) if re.match(r"[A-Z]", line)]
    assert [lines[number] for number in named if not lines[number - 1].startswith("# ")] == []


def test_no_other_module_reads_the_environment():
    readers = re.compile(r"os\.environ|os\.getenv|Environment\.beside")
    product = [path for part in ("dealershipai", "aiv", "dashboard", "chatbot")
               for path in (ROOT / part).rglob("*.py")]  # fmt: skip
    found = {
        str(path.relative_to(ROOT)) for path in product if readers.search(path.read_text("utf-8"))
    }
    bootstrap = {name for name in found if name.startswith("dealershipai/bootstrap/")}
    entries = {f"dealershipai/{name}.py" for name in ("asgi", "celery", "wsgi")}
    assert found - bootstrap - entries == {"dealershipai/env.py", "dealershipai/settings.py"}
