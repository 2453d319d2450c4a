"""Show every component with invented values, for the style guide; nothing here is measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django import forms

from dashboard.charts import Reading
from dashboard.figures import Figure
from dashboard.marks import Span, excerpt

ANSWER: Final = (
    "For a new pickup near Port Example, **Harbor Motors** is the store most buyers mention first: "
    "their site lists 41 trucks in stock and the sales desk answers within the hour. "
    "Lakeside Auto is a fair second choice. I would avoid Pinecrest Cars, where two reviewers "
    "report fees added at signing. See harbor-motors.example for hours."
)
SOURCE: Final = "Assistant A, API with search"
TAGS: Final = (
    ("Role in the answer", ("best", "recommended", "option", "passing", "warned_against")),
    ("What a dealer is there", ("named", "cited", "absent", "rival")),
    ("State", ("good", "waiting", "bad", "unmeasured", "demo")),
    ("Labels", ("neutral",)),
)


class SpecimenForm(forms.Form):
    """Show each kind of field, two of them with an error."""

    name = forms.CharField(label="Name of the dealer", help_text="As it stands on the sign.")
    website = forms.URLField(label="Website", assume_scheme="https")
    phone = forms.CharField(label="Phone", required=False)
    department = forms.ChoiceField(
        label="Department", choices=[("sales", "New cars"), ("service", "Service")]
    )
    facts = forms.CharField(label="Hours", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    surface = forms.ChoiceField(
        label="How was it asked?",
        widget=forms.RadioSelect,
        choices=[("api", "Through the API"), ("hand", "Copied by hand")],
    )
    agrees = forms.BooleanField(label="I may speak for this dealer", required=False)
    answers = forms.FileField(label="File of answers", required=False)


class SpecimenFilter(forms.Form):
    """Show a filter form."""

    assistant = forms.ChoiceField(
        label="Assistant", choices=[("", "All assistants"), ("a", "Assistant A")], required=False
    )
    named = forms.ChoiceField(
        label="Named", choices=[("", "Either way"), ("yes", "Named")], required=False
    )
    since = forms.DateField(
        label="Since", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one line of a comparison."""

    name: str
    figure: Figure
    is_own: bool = False
    url: str = ""


def context(now: datetime) -> dict[str, object]:
    """Give everything `styleguide.html` shows."""
    spans = _spans()
    return {
        "now": now,
        "figures": _figures(now),
        "rivals": [row.figure for row in _rows(now) if not row.is_own],
        "rows": _rows(now),
        "readings": _readings(now),
        "answer": ANSWER,
        "spans": spans,
        "quote": excerpt(ANSWER, spans, around=spans[0], radius=90),
        "tag_groups": [(title, [(k, k.replace("_", " ")) for k in kinds]) for title, kinds in TAGS],
        "form": SpecimenForm({"name": "Harbor Motors", "website": "no address", "surface": "api"}),
        "filters": SpecimenFilter(),
        "passport": _passport(),
        "trail": [{"label": "Harbor Motors", "url": "#"}, {"label": "Style guide"}],
        "tabs": _tabs(),
    }


def _figures(now: datetime) -> dict[str, Figure]:
    """Give one figure a state: measured, precise, zero, full, directional, not measured."""
    measured = Figure(
        "Named in answers", 0.26, 0.221, 0.301, 120, 40, now - timedelta(hours=3), SOURCE, "#"
    )
    return {
        "measured": measured,
        "precise": replace(measured, label="Precise", point=0.263, lo=0.256, hi=0.2704),
        "zero": replace(measured, label="Cited as a source", point=0.0, lo=0.0, hi=0.0577),
        "full": replace(measured, label="Hours right", point=1.0, lo=0.941, hi=1.0),
        "few": Figure("Named, parts", 0.5, 0.16, 0.84, 6, 2, now, SOURCE),
        "none": Figure(
            "Named by Assistant C",
            reason="Assistant C has no public interface that may be asked.",
            action="Import answers copied by hand",
            action_url="#",
        ),
    }


def _rows(now: datetime) -> list[Row]:
    """Give an own dealer among rivals, one of them unmeasured."""
    values = (
        ("Lakeside Auto", 0.41, 0.35, 0.47),
        ("Harbor Motors", 0.26, 0.221, 0.301),
        ("Pinecrest Cars", 0.24, 0.19, 0.29),
        ("Old Mill Trucks of Port Example", 0.0, 0.0, 0.0577),
    )
    rows = [
        Row(name, Figure(name, point, lo, hi, answers=120), name == "Harbor Motors", "#")
        for name, point, lo, hi in values
    ]
    return [*rows, Row("Northgate", Figure("Northgate", reason="Not in this panel"))]


def _readings(now: datetime) -> list[Reading]:
    """Give nine weeks with a gap of two."""
    points = (0.17, 0.18, 0.16, None, None, 0.21, 0.24, 0.23, 0.26)
    first = now - timedelta(weeks=len(points) - 1)
    return [
        Reading(first + timedelta(weeks=week), point, point - 0.045, point + 0.05)
        if point is not None
        else Reading(first + timedelta(weeks=week), note="budget reached")
        for week, point in enumerate(points)
    ]


def _spans() -> list[Span]:
    """Mark each dealer and the citation in the invented answer."""
    found = (
        ("Harbor Motors", "named", "Harbor Motors: best"),
        ("Lakeside Auto", "rival", "Lakeside Auto: option"),
        ("Pinecrest Cars", "warned_against", "Pinecrest Cars: warned against"),
        ("harbor-motors.example", "cited", "own domain"),
    )
    return [_span(words, kind, title) for words, kind, title in found]


def _span(words: str, kind: str, title: str) -> Span:
    """Find words in the invented answer."""
    start = ANSWER.index(words)
    return Span(start, start + len(words), kind, title)


def _passport() -> list[dict[str, object]]:
    """Give a method passport with a linked, a coded and an unreported term."""
    return [
        {"term": "Prompt", "text": "Which dealer near me has new pickups?", "url": "#"},
        {"term": "Assistant asked", "text": "model-a", "code": True},
        {"term": "Model served", "text": "model-a-2026-11-01", "code": True},
        {"term": "Search", "text": "on"},
        {"term": "Place", "text": "Port Example, 00001"},
        {"term": "Asked", "text": "25 Nov 2026, 01:30 UTC"},
        {"term": "Trial", "text": "2 of 3"},
        {"term": "Cost", "text": None},
    ]


def _tabs() -> list[dict[str, object]]:
    """Give three views, one of them current."""
    return [
        {"label": "All departments", "url": "#", "current": True, "count": 120},
        {"label": "New cars", "url": "#", "count": 66},
        {"label": "Service", "url": "#", "count": 54},
    ]
