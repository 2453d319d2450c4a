"""Prove that words can be read: WCAG AA contrast of the tokens, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
TONES = ("named", "cited", "rival", "warned", "good", "demo")
TEXTS = [
    *((ink, ground) for ink in ("text", "text-quiet") for ground in ("page", "surface")),
    *(("text", f"{tone}-soft") for tone in TONES),
    *((tone, ground) for tone in TONES for ground in (f"{tone}-soft", "surface")),
    ("accent", "page"),
    ("text-quiet", "surface-sunken"),
    ("text-quiet", "named-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("absent", "surface"),
]
SHAPES = [
    ("line-strong", "surface"),
    ("line-strong", "page"),
    ("focus", "page"),
    ("focus", "surface"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_has_a_contrast_of_four_and_a_half(ink, ground, theme):
    assert contrast(ink, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_shapes_that_mean_something_have_a_contrast_of_three(ink, ground, theme):
    assert contrast(ink, ground, theme) >= 3.0


@pytest.mark.parametrize("path", sorted(CSS.rglob("*.css")), ids=lambda path: path.stem)
def test_only_the_tokens_name_a_colour(path):
    css = path.read_text(encoding="utf-8")
    assert path.stem == "tokens" or not re.search(r"#[0-9a-f]{3,8}\b(?!-)|oklch|hsl\(", css)


@pytest.mark.parametrize("path", sorted(CSS.rglob("*.css")), ids=lambda path: path.stem)
def test_every_token_in_use_is_declared(path):
    css = path.read_text(encoding="utf-8")
    declared = set(re.findall(r"(--[\w-]+)\s*:", TOKENS + css))
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= declared


@pytest.mark.parametrize("path", sorted(CSS.rglob("*.css")), ids=lambda path: path.stem)
def test_every_stylesheet_is_linked(path):
    links = CSS.parents[1] / "templates" / "components" / "_stylesheets.html"
    assert f"{path.relative_to(CSS.parent)}" in links.read_text(encoding="utf-8")


def contrast(ink: str, ground: str, theme: int) -> float:
    """Give the WCAG 2 contrast ratio of two tokens."""
    lights = sorted((luminance(hex_of(ink, theme)), luminance(hex_of(ground, theme))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def hex_of(token: str, theme: int) -> str:
    """Follow a token to its colour in one theme."""
    value = re.search(rf"--{token}:\s*([^;]+);", TOKENS).group(1)
    sides = re.fullmatch(r"light-dark\((.+), (.+)\)", value)
    value = sides.group(theme + 1) if sides else value
    name = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return hex_of(name.group(1), theme) if name else value


def luminance(colour: str) -> float:
    """Give the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
