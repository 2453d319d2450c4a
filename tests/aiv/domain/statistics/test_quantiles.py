"""Quantiles and p values are those of the standard tables."""

from __future__ import annotations

import pytest

from aiv.domain.statistics.quantiles import Z975, normal_two_sided_p, t975, t_two_sided_p, upper_z


@pytest.mark.parametrize(("degrees", "quantile"), [(1, 12.7062), (2, 4.30265), (29, 2.04523)])
def test_t_quantiles_are_those_of_the_tables(degrees: int, quantile: float) -> None:
    assert t975(degrees) == pytest.approx(quantile, abs=1e-4)


def test_t_approaches_the_normal() -> None:
    assert t975(10_000_000) == pytest.approx(Z975, abs=1e-6)


def test_a_quantile_and_its_p_value_are_inverse() -> None:
    assert t_two_sided_p(t975(7), degrees=7) == pytest.approx(0.05, abs=1e-12)
    assert normal_two_sided_p(Z975) == pytest.approx(0.05, abs=1e-12)
    assert upper_z(0.025) == pytest.approx(Z975, abs=1e-12)


def test_p_values_do_not_know_the_sign() -> None:
    assert normal_two_sided_p(-1.3) == normal_two_sided_p(1.3)
    assert t_two_sided_p(-1.3, degrees=4) == t_two_sided_p(1.3, degrees=4)


def test_far_tails_keep_their_precision() -> None:
    assert normal_two_sided_p(10.0) == pytest.approx(1.523970604832e-23, rel=1e-9)
