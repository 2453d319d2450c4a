"""Hold what every template keeps: it compiles, says its inputs, needs no inline code."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
FRAGMENTS = [name for name in TEMPLATES if Path(name).name.startswith("_")]
INLINE = re.compile(r"""\s(style|on[a-z]+|hx-on[:\w-]*)\s*=|<style|javascript:|["'](https?:)?//""")
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name):
    assert get_template(name).template


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_says_its_inputs_first(name):
    assert (ROOT / name).read_text(encoding="utf-8").startswith("{# Inputs: ")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_needs_nothing_that_the_policy_forbids(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not INLINE.search(text)
    assert not SCRIPT.search(text)
