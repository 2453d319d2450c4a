"""Call the method's functions by the names and arguments of the worked examples.

The examples use the specification's names (P, M, AIV_core); this module is the one place where
they meet ours, so that the functions themselves can follow the house style.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from aiv.domain import index
from aiv.domain.errors import InvalidInput
from aiv.domain.outside import reviews
from aiv.domain.score import inputs
from aiv.domain.statistics import (
    alerts,
    change,
    correction,
    impression,
    lifts,
    ranks,
    rates,
    series,
)

Arguments = Mapping[str, Any]

_OUR_ARGUMENT: Final = {"M": "m", "P0": "p0"}
_SPEC_KEY: Final = {
    "theta": "point",
    "clusters": "P",
    "observations": "answers",
    "u": "U",
    "v": "V",
    "aiv": "AIV",
    "aiv_core": "AIV_core",
    "aiv_sel": "AIV_sel",
    "aiv_mods": "AIV_mods",
    "aiv_unclamped": "AIV_unclamped",
    "aivr": "AIVR",
    "revenue_at_risk": "Revenue_at_Risk",
}


def is_built(function: str) -> bool:
    """Say whether a function of the examples exists here."""
    return function in _FUNCTIONS


def evaluate(function: str, arguments: Arguments) -> Any:
    """Give a function's result in the examples' shape: plain lists, mappings and numbers.

    function is a name of the worked examples for which `is_built` is true; arguments are its
    inputs there. A refused input gives None, because it has no value.
    """
    try:
        return _plain(_FUNCTIONS[function](arguments))
    except InvalidInput:
        return None


def _called(function: Callable[..., Any]) -> Callable[[Arguments], Any]:
    """Call a function by its own argument names; a needed one the example leaves out is null."""
    known = inspect.signature(function).parameters
    needed = [name for name, each in known.items() if each.default is inspect.Parameter.empty]

    def call(arguments: Arguments) -> Any:
        renamed = {_OUR_ARGUMENT.get(name, name): value for name, value in arguments.items()}
        if unknown := renamed.keys() - known.keys():
            raise TypeError(f"{function.__name__} has no argument {', '.join(sorted(unknown))}")
        return function(**{**dict.fromkeys(needed), **renamed})

    return call


def _read_inputs(arguments: Arguments) -> index.Inputs:
    """Collect the sixteen inputs of an example."""
    return index.Inputs.of(arguments, platform_scores=arguments.get("platform_scores"))


def _origin(variant: Callable[[index.Inputs], object]) -> Callable[[Arguments], Any]:
    """Call one of the prototype's formulas on the sixteen inputs."""
    return lambda arguments: variant(_read_inputs(arguments))


def _mapped(arguments: Arguments) -> index.Mapped:
    """Map the sixteen inputs to pillars."""
    return index.map_measured_1(_read_inputs(arguments), arguments.get("w"))


def _mapped_index(arguments: Arguments) -> dict[str, Any]:
    """Map the inputs and compute the index of whatever is measured."""
    mapped = _mapped(arguments)
    peers = arguments.get("peer_lo"), arguments.get("peer_hi")
    return {
        **_plain(mapped),
        "result": index.aiv_partial(mapped.core, mapped.sel, mapped.mods, *peers),
    }


def _composite_rate(arguments: Arguments) -> dict[str, Any] | None:
    """Combine assistants per intent, then estimate the rate over intents."""
    scores = rates.composite_prompt_scores(arguments["cells"], arguments["w"])
    if scores is None:
        return None
    omega = arguments.get("omega")
    return {**_plain(scores), "ci": rates.rate_ci(scores.y, scores.m_eff, omega)}


def _plain(value: Any) -> Any:
    """Turn our values into the examples' shape and key names."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value)]
        return {_SPEC_KEY.get(name, name): _plain(getattr(value, name)) for name in fields}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, str):
        return str(value)
    return [_plain(part) for part in value] if isinstance(value, Iterable) else value


_FUNCTIONS: Final[dict[str, Callable[[Arguments], Any]]] = {
    "origin_A": _origin(index.origin_a),
    "origin_B": _origin(index.origin_b),
    "map_measured_1": _mapped,
    "map_measured_1 + aiv_partial": _mapped_index,
    "composite_prompt_scores + rate_ci": _composite_rate,
    **{
        function.__name__: _called(function)
        for function in (
            index.aiv_full,
            index.aiv_partial,
            index.aiv_delta,
            index.aivr,
            index.revenue_at_risk,
            rates.wilson,
            rates.rate_ci,
            rates.composite_prompt_scores,
            ranks.share_of_voice,
            ranks.position_metrics,
            ranks.rank_sets,
            correction.rogan_gladen,
            correction.ppi_mean,
            change.change_paired,
            change.sign_flip_exact,
            change.n_prompts_for_change,
            alerts.benjamini_hochberg,
            alerts.cmh_z,
            alerts.empirical_null,
            inputs.schema_coverage,
            inputs.aio_inclusion,
            inputs.temporal_weight,
            inputs.weighted_agreement,
            inputs.crawl_budget,
            inputs.silo_integrity,
            inputs.authority_depth,
            reviews.ugc_health,
            lifts.lift,
            impression.pawc,
            series.local_level,
            series.ses,
        )
    },
}
