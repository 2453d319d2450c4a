"""Put what a service refuses at the field where a person can mend it."""

from __future__ import annotations

from django import forms

from aiv.domain.errors import DealershipError, InvalidInput


def sentence(reason: str) -> str:
    """Give a reason as a sentence."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def tell(form: forms.Form, fault: DealershipError) -> None:
    """Show a refusal at its field, or above the form where no field is to blame."""
    if not isinstance(fault, InvalidInput):
        form.add_error(None, sentence(str(fault)))
    elif fault.field in form.fields:
        form.add_error(fault.field, sentence(fault.reason))
    else:
        form.add_error(None, sentence(fault.reason))
