"""Show what a service refuses at the field where a person can mend it."""

from __future__ import annotations

from django import forms

from aiv.domain.errors import DealershipError, InvalidInput


def put(form: forms.Form, fault: DealershipError) -> None:
    """Add a refusal to the form: at its field when it has that field, else above all of them."""
    if isinstance(fault, InvalidInput) and fault.field in form.fields:
        form.add_error(fault.field, sentence(fault.reason))
    else:
        form.add_error(None, str(fault))


def sentence(reason: str) -> str:
    """Write a reason as a sentence."""
    return f"{reason[:1].upper()}{reason[1:]}".removesuffix(".") + "."
