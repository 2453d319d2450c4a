"""Say what a shopper has to do otherwise, in each language; the store's people read the English."""

from __future__ import annotations

from typing import Final

from aiv.domain.errors import Conflict, DealershipError, InvalidInput, Wording
from aiv.domain.shopper_chat.phrases import DEFAULT

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "empty": "write something first",
        "too_long": "write at most {most} characters; this has {count}",
        "too_quick": "that was quick; wait a moment and send it again",
        "too_often": "that was often; please call the store",
        "not_agreed": "agree first; nothing is stored before",
        "trap": "leave this field empty",
        "no_name": "write your name",
        "no_way_back": "leave an e-mail address or a phone number",
        "no_number": "leave the number that may be texted",
        "email": "write an address such as name@mail.example",
        "phone": "write the number in digits, such as +1 239 555 0100",
        "ended": "This chat has ended. Open a new one.",
    },
    "es": {
        "empty": "escriba algo primero",
        "too_long": "escriba como máximo {most} letras; aquí hay {count}",
        "too_quick": "fue muy rápido; espere un momento y envíelo de nuevo",
        "too_often": "fueron muchas veces; llame a la tienda, por favor",
        "not_agreed": "acepte primero; antes no se guarda nada",
        "trap": "deje este campo vacío",
        "no_name": "escriba su nombre",
        "no_way_back": "deje un correo o un número de teléfono",
        "no_number": "deje el número al que se le puede escribir",
        "email": "escriba un correo como nombre@mail.example",
        "phone": "escriba el número con cifras, como +1 239 555 0100",
        "ended": "Este chat ha terminado. Abra otro.",
    },
}


def refused(field: str, name: str, **values: str) -> InvalidInput:
    """Give the refusal of what stands in a field."""
    fault = InvalidInput(field, SENTENCES[DEFAULT][name].format(**values))
    fault.wording = Wording(name, values)
    return fault


def ended() -> Conflict:
    """Give the refusal of everything in a chat that has ended."""
    fault = Conflict(SENTENCES[DEFAULT]["ended"])
    fault.wording = Wording("ended", {})
    return fault


def told(fault: DealershipError, language: str) -> str:
    """Say a fault in a shopper's language; one without a fixed sentence as it is."""
    if fault.wording is None:
        return fault.reason if isinstance(fault, InvalidInput) else str(fault)
    sentences = SENTENCES.get(language, SENTENCES[DEFAULT])
    return sentences[fault.wording.name].format(**fault.wording.values)
