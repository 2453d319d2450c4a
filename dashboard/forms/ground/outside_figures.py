"""Check uploads of reviews, A/B tests, access logs and exports, and what is typed beside them."""

from __future__ import annotations

from django import forms

from aiv.domain.outside import tables
from aiv.models import ReviewFeed, TrafficKind

CSV = forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt"})
PLATFORM_HELP = "Such as Google, DealerRater or Cars.com. Rows that name a platform keep theirs."
TOO_LARGE = f"It is larger than {tables.MAX_BYTES // 1024**2} MB; split it."


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """Give a field for a day that has come."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class TableForm(forms.Form):
    """Take a CSV small enough to be read at once."""

    file = forms.FileField(label="CSV file", widget=CSV)

    def clean_file(self) -> object:
        """Refuse a file that would not fit, before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > tables.MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return upload

    def body(self) -> bytes:
        """Give the file's bytes."""
        read: bytes = self.cleaned_data["file"].read()
        return read


class ReviewsForm(TableForm):
    """Take a file of reviews."""

    platform = forms.CharField(
        label="Platform", max_length=60, required=False, help_text=PLATFORM_HELP
    )


class PlatformForm(forms.Form):
    """Keep the platform between a preview and its import."""

    platform = forms.CharField(max_length=60, required=False)
    name = forms.CharField(max_length=200, required=False)


class TotalsForm(forms.Form):
    """Take what a platform's page says, typed by a person."""

    totals_platform = forms.CharField(label="Platform", max_length=60)
    count = forms.IntegerField(label="Number of reviews", min_value=0, max_value=10_000_000)
    rating = forms.FloatField(
        label="Stars",
        min_value=1,
        max_value=5,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )


class GoogleForm(forms.Form):
    """Connect Google with the installation's key."""

    feed = forms.ChoiceField(
        label="What is read",
        choices=[
            (ReviewFeed.BUSINESS_PROFILE.value, "Business Profile: all reviews with your answers"),
            (ReviewFeed.PLACES.value, "Places: rating and number only"),
        ],
    )
    reference = forms.CharField(
        label="Location or place",
        max_length=300,
        help_text="accounts/…/locations/… for Business Profile, the place id for Places.",
    )


class ExperimentForm(TableForm):
    """Take the results of an A/B test."""

    name = forms.CharField(label="What was tested", max_length=120)
    started_on = day("First day", required=False)
    ended_on = day("Last day", required=False, help_text="A click lift needs 14 days.")


class AccessLogForm(forms.Form):
    """Take an access log, packed or not."""

    log = forms.FileField(
        label="Access log",
        help_text="Combined, common, CloudFront or Cloudflare; plain or .gz, 1 GB at most.",
        widget=forms.ClearableFileInput(attrs={"accept": ".log,.gz,.txt,.json,.jsonl"}),
    )
    server = forms.CharField(
        label="Server",
        max_length=60,
        required=False,
        help_text="Only if your site has several: logs of one server that overlap count once.",
    )


class TrafficForm(TableForm):
    """Take an export of analytics or of Search Console."""

    kind = forms.ChoiceField(label="Export of", choices=TrafficKind.choices)
    first_on = day("First day of the export")
    last_on = day("Last day of the export")
