"""Judge each dealer's role: what the cues say, weighed against how and where it is named."""

from __future__ import annotations

from collections.abc import Mapping

from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.features import Asked, features_of
from aiv.domain.mentions.values import Role
from aiv.domain.mentions.weights import ROLES, WEIGHTS

_AGAINST = ("warned", "doubt", "grave", "refused")


def judge(
    court: Court, verdicts: Verdicts, asked: Asked, told: Mapping[int, Role]
) -> dict[int, Role]:
    """Give each dealer the role of the highest score; at most one is best."""
    features = {
        dealer: features_of(court, verdicts, asked, dealer=dealer, told=role)
        for dealer, role in told.items()
    }
    scores = {dealer: _scores(each) for dealer, each in features.items()}
    leads = {dealer: each[Role.BEST] - _runner_up(each)[1] for dealer, each in scores.items()}
    best = max(leads, key=lambda dealer: leads[dealer])
    roles = {dealer: _runner_up(each)[0] for dealer, each in scores.items()}
    return roles | {best: Role.BEST} if leads[best] > 0 else roles


def _scores(features: Mapping[str, float]) -> dict[Role, float]:
    """Give the score of each role; a warning needs something said against the dealer."""
    best = recommended = option = passing = warned = 0.0
    for name, figure in features.items():
        if figure:
            # Spelled out, since a loop over the five roles takes twice as long.
            weights = WEIGHTS[name]
            best += figure * weights[0]
            recommended += figure * weights[1]
            option += figure * weights[2]
            passing += figure * weights[3]
            warned += figure * weights[4]
    totals = (best, recommended, option, passing, warned)
    scores = dict(zip(ROLES, totals, strict=True))
    if not any(features[each] for each in _AGAINST):
        del scores[Role.WARNED_AGAINST]
    return scores


def _runner_up(scores: Mapping[Role, float]) -> tuple[Role, float]:
    """Give the strongest role other than best, with its score."""
    others = {role: score for role, score in scores.items() if role is not Role.BEST}
    role = max(others, key=lambda each: others[each])
    return role, others[role]
