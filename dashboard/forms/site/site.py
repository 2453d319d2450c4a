"""Ask how far an audit reads, how a domain is proved, and which pages are listed."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.selectors.site.audited_pages import PageFilters
from aiv.services.site.domain_proofs import OFFERED
from dashboard.pages.site.site_words import class_label


class StartForm(forms.Form):
    """Choose how many pages an audit reads at most."""

    page_limit = forms.IntegerField(label="Pages to read", min_value=1)

    def __init__(self, words: Mapping[str, str] | None = None, *, most: int) -> None:
        super().__init__(words, initial={"page_limit": most})
        field = self.fields["page_limit"]
        field.help_text = f"1 to {most}. About one page a second."
        field.widget.attrs.update({"max": most, "inputmode": "numeric"})


class ProofForm(forms.Form):
    """Choose where the token stands."""

    method = forms.ChoiceField(
        label="Where did you put it?",
        choices=[(each.value, each.label) for each in OFFERED],
        widget=forms.RadioSelect,
        initial=OFFERED[0].value,
    )


class PageFilterForm(forms.Form):
    """Narrow the list of pages."""

    page_class = forms.ChoiceField(label="Kind of page", required=False)
    outcome = forms.ChoiceField(
        label="Fetched",
        choices=[("", "Either"), ("ok", "Read"), ("failed", "Not read")],
        required=False,
    )

    def __init__(self, words: Mapping[str, str], *, classes: Mapping[str, int]) -> None:
        super().__init__(words)
        field = self.fields["page_class"]
        if isinstance(field, forms.ChoiceField):
            counted = [(word, f"{class_label(word)} ({n})") for word, n in classes.items()]
            field.choices = [("", "All pages"), *sorted(counted, key=lambda each: each[1])]

    def filters(self) -> PageFilters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return PageFilters(**{name: word for name, word in self.cleaned_data.items() if word})
