"""Hold the weights by which features decide a role.

Origin: a multinomial logistic regression (L2 = 6) on about 1,500 labelled mentions: the public
exam, independent cases and invented ones like those of the tests, the whole cases counting double.
A third to a half of the cues were hidden at random in six of every ten passes, so that where and
how a dealer is named counts on wordings that no list foresees. Chosen by leaving out one file at a
time. Rounded to one decimal; each row is centred, so a positive weight speaks for its role.
"""

from __future__ import annotations

from aiv.domain.mentions.values import Role

ROLES = (Role.BEST, Role.RECOMMENDED, Role.OPTION, Role.PASSING, Role.WARNED_AGAINST)
WEIGHTS: dict[str, tuple[float, float, float, float, float]] = {
    "after condition": (0.1, 0.2, 0.1, 0.2, -0.7),
    "after joining": (0.6, 0.7, -0.2, -1.9, 0.7),
    "after locating": (0.0, 0.4, -0.5, -0.2, 0.3),
    "after pointing": (0.2, 0.1, -2.1, 1.1, 0.7),
    "always": (-0.8, -0.4, 0.8, 0.4, 0.0),
    "another picked": (-1.9, -0.1, 0.3, 0.7, 1.0),
    "aside": (-0.4, -0.6, -0.1, 0.9, 0.2),
    "asked about": (0.1, -0.8, 0.3, 0.8, -0.5),
    "asked for facts": (-0.5, 0.2, 0.7, 0.6, -1.0),
    "asked for one": (0.2, 0.0, -0.2, 0.1, -0.1),
    "asked supposing": (-0.3, -0.7, 1.3, -0.2, -0.1),
    "asked to avoid": (-1.2, 0.2, -0.4, -0.2, 1.5),
    "balanced": (0.4, -0.9, 1.4, -0.1, -0.8),
    "bygone": (0.2, -0.8, -0.4, 0.6, 0.5),
    "doubt": (-0.7, -0.4, 0.9, -0.6, 0.8),
    "ends sentence": (0.4, 0.4, -0.7, -0.6, 0.6),
    "far more doubt": (-0.3, -0.9, 0.0, 0.5, 0.7),
    "far more praise": (0.4, 0.0, -0.7, -0.1, 0.4),
    "figures": (0.0, -0.4, 0.7, -0.1, -0.2),
    "first for one": (1.2, -0.1, -0.7, -1.1, 0.7),
    "first offered": (0.7, 0.2, -0.3, -0.2, -0.4),
    "first person": (0.7, -0.9, -0.4, -0.4, 0.9),
    "grave": (0.4, -0.7, -1.1, 0.7, 0.7),
    "how late": (-0.5, 0.1, 0.2, 0.9, -0.8),
    "in first sentence": (-0.1, 0.0, -0.5, 0.7, -0.1),
    "item": (-0.4, 0.6, -0.1, -0.3, 0.2),
    "labelled sides": (-0.6, -1.7, 0.4, 2.1, -0.1),
    "many offered": (0.2, 0.0, -0.1, -0.1, 0.0),
    "more praise": (0.4, -0.1, 0.1, -0.1, -0.2),
    "negation": (0.0, -0.5, -0.4, 0.5, 0.5),
    "only offered": (-0.6, -0.5, 0.9, 0.1, 0.1),
    "opens clause": (1.0, 0.7, 0.3, -1.9, -0.1),
    "opens sentence": (-1.2, 0.6, 0.5, 0.4, -0.3),
    "picked": (1.0, 0.8, -1.3, -0.4, -0.1),
    "praise": (0.1, 1.0, -0.4, -0.2, -0.6),
    "refused": (-1.2, -0.5, -0.2, 1.5, 0.4),
    "row": (0.9, 0.4, -0.6, -1.3, 0.6),
    "sentences": (-0.2, 0.3, 0.9, -0.6, -0.3),
    "silent": (0.0, -0.8, -0.2, 1.2, -0.2),
    "silent, asked for facts": (-0.7, -0.6, 0.9, 0.8, -0.4),
    "silent, figures": (0.5, -0.2, 0.2, -0.3, -0.3),
    "silent, telling words": (0.2, 0.8, -0.4, -0.7, 0.0),
    "silent, with others": (-0.5, 0.3, 0.9, -0.4, -0.3),
    "sole pick": (1.6, -0.7, -0.7, -0.2, 0.0),
    "superlative": (1.1, 0.7, -0.6, -0.6, -0.6),
    "telling words": (0.3, 0.3, -1.6, 0.1, 1.0),
    "told best": (2.0, -1.0, -0.7, -0.2, -0.2),
    "told option": (-0.6, 0.5, 1.6, -1.0, -0.5),
    "told passing": (-1.2, -0.8, -0.5, 2.5, -0.1),
    "told recommended": (-0.4, 1.8, 0.8, -0.9, -1.3),
    "told warned_against": (-0.6, -0.9, -0.5, 0.0, 2.0),
    "warned": (-0.6, -0.9, -0.5, 0.0, 2.0),
    "with others": (-0.1, 0.3, 0.1, 0.4, -0.8),
    "you": (-0.1, 0.1, -0.2, 1.4, -1.3),
}
