"""Test roles in Spanish and French answers."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import roles

IN_SPANISH_AND_FRENCH = [
    (
        "donde compro un toyota",
        (
            "Mi consejo es ir a Wrenfield Toyota: trato amable y precios claros. Evita "
            "Oakhurst Toyota por las quejas de cargos ocultos. Millbrook Toyota queda a "
            "media hora."
        ),
        {"wren": "best", "oak": "warned_against", "mill": "option"},
    ),
    (
        "ou acheter une toyota",
        (
            "Mon premier choix serait Millbrook Toyota, dont l'équipe est sérieuse. À côté "
            "de Wrenfield Ford, Wrenfield Toyota propose aussi de bons prix. Je vous "
            "déconseille Oakhurst Toyota."
        ),
        {"mill": "best", "ford": "passing", "wren": "recommended", "oak": "warned_against"},
    ),
    (
        "donde",
        (
            "Para mí, Oakhurst Toyota es la opción más clara: explican todo con paciencia. "
            "A diferencia de Wrenfield Toyota, no cobran cargos extra."
        ),
        {"oak": "best", "wren": "passing"},
    ),
    (
        "donde",
        "Oakhurst Toyota cerró definitivamente en 2020. Millbrook Toyota abre de 9 a 6.",
        {"oak": "passing", "mill": "option"},
    ),
    ("donde", "No encontré información sobre Oakhurst Toyota.", {"oak": "passing"}),
    (
        "donde",
        (
            "Yo no compraría en Oakhurst Toyota; hay muchas quejas. Millbrook Toyota tiene "
            "buena fama y buen trato."
        ),
        {"oak": "warned_against", "mill": "recommended"},
    ),
    ("ou", "Je n'ai trouvé aucune information sur Oakhurst Toyota.", {"oak": "passing"}),
    (
        "ou",
        (
            "Évitez Oakhurst Toyota : les avis signalent des frais cachés. Millbrook "
            "Toyota, en revanche, est réputé pour son accueil."
        ),
        {"oak": "warned_against", "mill": "recommended"},
    ),
    (
        "ou",
        (
            "Si vous alliez chez Oakhurst Toyota, le trajet serait plus long. Wrenfield "
            "Toyota se trouve à Ashford."
        ),
        {"oak": "passing", "wren": "option"},
    ),
    (
        "ou",
        ("Wrenfield Toyota (anciennement Pemberton Toyota) se situe en face de Wrenfield Ford."),
        {"wren": "option", "old": "passing", "ford": "passing"},
    ),
    (
        "quel concessionnaire",
        (
            "Parmi les trois, Wrenfield Toyota arrive en tête grâce à ses délais courts ; "
            "Millbrook Toyota suit de près. Oakhurst Toyota est plus éloigné."
        ),
        {"wren": "best", "mill": "recommended", "oak": "option"},
    ),
    (
        "que concesionario",
        (
            "Entre los dos, me quedo con Millbrook Toyota por su garantía. Oakhurst Toyota "
            "está a 15 minutos."
        ),
        {"mill": "best", "oak": "option"},
    ),
]


@pytest.mark.parametrize(("prompt", "text", "expected"), IN_SPANISH_AND_FRENCH)
def test_roles_are_told_in_spanish_and_french(
    prompt: str, text: str, expected: dict[str, str]
) -> None:
    assert roles(text, prompt) == expected
