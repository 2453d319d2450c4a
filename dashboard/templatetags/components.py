"""Wrap page content in components: card, callout, dialog, scrolling region; and form fields."""

from __future__ import annotations

from django import forms, template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

CHOICE_WIDGETS = (forms.CheckboxInput,)
GROUP_WIDGETS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    note: str = "",
    more_label: str = "",
    more_url: str = "",
    id: str = "",
    level: int = 2,
) -> SafeString:
    """Put content on a card with an optional heading, note and link to more."""
    shown = {"title": title, "note": note, "more_label": more_label, "more_url": more_url}
    return _rendered("card", {**shown, "body": content, "id": id, "level": level})


@register.simple_block_tag
def callout(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Say something a reader should know before the numbers."""
    return _rendered("callout", {"body": content, "tone": tone, "title": title})


@register.simple_block_tag
def region(content: str, label: str) -> SafeString:
    """Let a wide table scroll by itself, reachable by keyboard and named."""
    return _rendered("region", {"body": content, "label": label})


@register.simple_block_tag
def dialog(content: str, id: str, title: str, narrow: bool = False) -> SafeString:
    """Hold content in a native dialog that a button opens by command."""
    return _rendered("dialog", {"body": content, "id": id, "title": title, "narrow": narrow})


@register.inclusion_tag("components/_field.html")
def field(field: forms.BoundField) -> dict[str, object]:
    """Show a form field with label, help and errors in words."""
    widget = field.field.widget
    return {
        "field": field,
        "choice": isinstance(widget, CHOICE_WIDGETS),
        "group": isinstance(widget, GROUP_WIDGETS),
    }


def _rendered(name: str, context: dict[str, object]) -> SafeString:
    """Render one component."""
    return render_to_string(f"components/_{name}.html", context)
