"""Ask an operator for a market's place and for an assistant that is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from aiv.domain.asking import surfaces
from aiv.domain.markets.market_lines import AssistantLine, CentroidLine
from aiv.models import USED, Access, Assistant, Platform
from aiv.selectors.markets import market_setup
from aiv.services.markets.proposed_markets import MarketChoice
from dashboard.forms.people import time_zones

if TYPE_CHECKING:
    Choices = forms.ModelMultipleChoiceField[Assistant]
else:
    Choices = forms.ModelMultipleChoiceField

PROVIDERS = {
    "openai": "OpenAI",
    "anthropic": "Anthropic",
    "gemini": "Google Gemini",
    "perplexity": "Perplexity",
    "xai": "xAI",
    "openrouter": "OpenRouter",
    "dataforseo": "DataForSEO",
    "serpapi": "SerpApi",
    "by-hand": "A person, by hand",
}
SURFACES = {
    "responses": "Responses API",
    "chat_completions": "Chat Completions API",
    "messages": "Messages API",
    "generate_content": "generateContent API",
    "interactions": "Interactions API",
    "agent": "Agent API",
    "sonar": "Sonar API",
    "ai_overview": "AI Overview on the results page",
    "ai_mode": "AI Mode on the results page",
    surfaces.BY_HAND: "The assistant's own screen, copied by hand",
}


class AssistantsField(Choices):
    """Offer assistants by what a person knows them by, the slug last."""

    def label_from_instance(self, obj: Assistant) -> str:
        """Give platform, model and way of asking."""
        words = (obj.get_platform_display(), obj.model, obj.get_access_display(), obj.slug)
        return ", ".join(filter(None, words))


class MarketForm(forms.Form):
    """Ask what shoppers ask for, where, and which assistants are asked."""

    make = forms.CharField(label="Make", max_length=60, help_text="Such as Honda, or used.")
    city = forms.CharField(label="City", max_length=80)
    region = forms.CharField(label="State or region", max_length=80, required=False)
    country = forms.CharField(label="Country", max_length=2, initial="US")
    time_zone = forms.ChoiceField(label="Time zone")
    centroids = forms.CharField(
        label="Points from which local questions are asked",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line: ZIP code, latitude, longitude, such as 00000 26.14 -81.79.",
    )
    assistants = AssistantsField(
        Assistant.objects.none(),
        label="Assistants",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="slug",
        help_text="You can add others on the next page.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        zone, known = self.fields["time_zone"], self.fields["assistants"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = time_zones.choices()
        if isinstance(known, forms.ModelMultipleChoiceField):
            known.queryset = market_setup.assistants()
            if not known.queryset.exists():
                known.help_text = "None is set up yet: you add the first on the next page."

    def clean_centroids(self) -> list[CentroidLine]:
        """Read a point a line."""
        lines = filter(str.strip, self.cleaned_data["centroids"].splitlines())
        return [_centroid(number, line) for number, line in enumerate(lines, start=1)]

    def choice(self) -> MarketChoice:
        """Give the make and place in one spelling."""
        names = ("make", "city", "region", "country", "time_zone")
        words = {name: " ".join(self.cleaned_data[name].split()) for name in names}
        make = USED if words["make"].lower() == USED else words["make"]
        return MarketChoice(**{**words, "make": make, "country": words["country"].upper()})


class AssistantForm(forms.Form):
    """Ask which model is asked, through what, on which surface."""

    platform = forms.ChoiceField(label="Assistant", choices=Platform.choices)
    provider = forms.ChoiceField(label="Provider", choices=list(PROVIDERS.items()))
    model = forms.CharField(
        label="Model",
        max_length=120,
        required=False,
        help_text="As its provider writes it; empty where a page shows none.",
    )
    surface = forms.ChoiceField(label="Surface", choices=list(SURFACES.items()))
    access = forms.ChoiceField(label="How its answers are got", choices=Access.choices)

    def line(self) -> AssistantLine:
        """Give the assistant as it is asked; its slug follows from it."""
        words = {name: self.cleaned_data[name].strip() for name in self.fields}
        return AssistantLine(slug="", settings={}, **words)


def _centroid(number: int, line: str) -> CentroidLine:
    parts = line.replace(",", " ").split()
    try:
        code, lat, lng = parts[0], float(parts[1]), float(parts[2])
    except (IndexError, ValueError) as error:
        raise forms.ValidationError(
            f"Line {number}: write ZIP code, latitude and longitude, such as 00000 26.14 -81.79."
        ) from error
    return CentroidLine(zip=code, lat=lat, lng=lng)
