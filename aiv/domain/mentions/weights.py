"""Hold the weights by which features decide a role.

Origin: a multinomial logistic regression (L2 = 6) on about 1,100 labelled mentions: the public
exam, independent cases and invented ones like those of the tests. A third to a half of the cues
were hidden at random in six of every eight passes, so that where and how a dealer is named counts
on wordings that no list foresees. Rounded to one decimal; each row is centred, so a positive
weight speaks for its role.
"""

from __future__ import annotations

from aiv.domain.mentions.values import Role

ROLES = (Role.BEST, Role.RECOMMENDED, Role.OPTION, Role.PASSING, Role.WARNED_AGAINST)
WEIGHTS: dict[str, tuple[float, float, float, float, float]] = {
    "after condition": (0.2, 0.0, 0.0, 0.4, -0.5),
    "after joining": (0.7, 0.7, -0.2, -1.6, 0.4),
    "after locating": (0.1, 0.4, -0.5, -0.2, 0.2),
    "after pointing": (-0.3, -0.2, -1.3, 1.1, 0.7),
    "always": (-0.7, -0.6, 0.5, 0.7, 0.0),
    "another picked": (-1.6, 0.2, 0.1, 0.5, 0.8),
    "aside": (-0.5, -0.3, 0.2, 0.6, -0.1),
    "asked about": (-0.1, -0.3, -0.1, 0.9, -0.4),
    "asked for facts": (-0.5, -0.1, 0.7, 0.6, -0.8),
    "asked for one": (-0.1, 0.1, -0.3, 0.2, 0.1),
    "asked supposing": (-0.2, -0.1, 0.0, 0.4, -0.1),
    "asked to avoid": (-0.6, -0.1, -0.7, 0.4, 1.0),
    "balanced": (-0.2, -1.7, 1.5, 0.6, -0.3),
    "bygone": (-0.1, -1.1, -0.2, 0.9, 0.4),
    "doubt": (-0.9, -0.6, 1.2, -0.4, 0.7),
    "ends sentence": (0.3, 0.4, -0.6, -0.6, 0.4),
    "far more doubt": (-0.3, -0.5, -0.6, 0.4, 1.0),
    "far more praise": (0.4, 0.0, -0.8, 0.3, 0.1),
    "figures": (0.2, -0.3, 0.6, 0.0, -0.5),
    "first for one": (1.2, -0.2, -0.5, -1.0, 0.5),
    "first offered": (0.5, 0.2, -0.3, -0.3, -0.2),
    "first person": (0.7, -0.8, -0.4, -0.2, 0.8),
    "grave": (-0.1, -0.4, -0.5, 0.1, 1.0),
    "how late": (-0.5, 0.3, 0.2, 0.7, -0.6),
    "in first sentence": (0.0, 0.2, -0.3, 0.3, -0.2),
    "item": (-0.7, 0.7, 0.0, -0.3, 0.3),
    "many offered": (0.2, 0.0, 0.1, -0.4, 0.2),
    "more praise": (0.3, 0.0, 0.7, -0.4, -0.6),
    "negation": (0.0, -0.4, -0.3, 0.2, 0.5),
    "only offered": (-0.4, -0.4, 0.7, 0.0, 0.1),
    "opens clause": (1.0, 0.6, 0.2, -1.6, -0.2),
    "opens sentence": (-1.0, 0.6, 0.5, 0.3, -0.4),
    "picked": (0.8, 0.4, -0.9, -0.3, -0.1),
    "praise": (0.1, 1.0, -0.5, -0.1, -0.5),
    "refused": (-0.8, -0.8, 0.0, 0.4, 1.3),
    "row": (0.7, 0.1, -0.5, -1.0, 0.7),
    "sentences": (-0.2, -0.1, 0.9, -0.6, 0.0),
    "silent": (-0.1, -0.6, -0.1, 0.8, 0.0),
    "silent, asked for facts": (-0.2, -0.5, 0.6, 0.2, -0.2),
    "silent, figures": (-0.2, 0.0, 0.4, -0.2, 0.0),
    "silent, telling words": (0.1, 0.4, 0.0, -0.5, 0.0),
    "silent, with others": (-0.6, 0.4, 0.7, -0.1, -0.4),
    "sole pick": (1.3, -0.8, -0.6, -0.1, 0.1),
    "superlative": (0.8, 0.7, -0.7, -0.8, -0.1),
    "telling words": (0.5, 0.4, -1.6, 0.1, 0.6),
    "told best": (1.7, -1.0, -0.6, -0.1, -0.2),
    "told option": (-0.4, 0.5, 1.5, -0.7, -0.9),
    "told passing": (-1.0, -1.0, -0.6, 2.4, 0.2),
    "told recommended": (-0.4, 1.5, 0.5, -0.7, -0.9),
    "told warned_against": (-0.6, -0.6, -0.3, -0.3, 1.8),
    "warned": (-0.6, -0.6, -0.3, -0.3, 1.8),
    "with others": (0.1, 0.3, 0.3, -0.1, -0.5),
    "you": (0.2, 0.0, 0.1, 0.8, -1.1),
}
