"""Read JSON of strangers: no repeated keys, no infinities, no abyss; give its canonical form."""

from __future__ import annotations

import hashlib
import json
import math
from typing import NoReturn

from aiv.domain.errors import InvalidInput
from aiv.domain.storable import is_storable

MAX_DEPTH = 100
MAX_CHARS = 5_000_000


def parse(text: str | bytes, *, max_chars: int = MAX_CHARS) -> object:
    """Give the value of a JSON text; raises InvalidInput naming what is wrong with it."""
    if len(text) > max_chars:
        raise InvalidInput("json", f"it is longer than {max_chars // 1_000_000} MB")
    try:
        value = json.loads(
            _decoded(text),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except RecursionError:
        raise InvalidInput("json", _TOO_DEEP) from None
    except ValueError as error:
        raise InvalidInput("json", f"it is not JSON: {error}") from error
    _refuse_depth(value)
    return value


def exact(value: object) -> str:
    """Give a JSON text that keeps key order and loses nothing, not even half a character."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written if is_storable(written) else json.dumps(value, separators=(",", ":"))


def canonical(value: object) -> str:
    """Give one text for equal values: sorted keys, no blanks, ASCII, floats as Python writes them.

    A whole number written as 1.0 and as 1 is the same value and has the same text.
    """
    return json.dumps(_plain_numbers(value), sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """Give the sha256 of the canonical form as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def storage_fault(value: object) -> str:
    """Say what inside a value no database stores, or give an empty text.

    PostgreSQL refuses NUL, lone surrogates and NaN in JSON where SQLite takes them.
    """
    level = [value]
    while level:
        for each in level:
            if isinstance(each, str) and not is_storable(each):
                return "it holds a NUL character or half a character"
            if isinstance(each, float) and not math.isfinite(each):
                return "it holds a number that is not finite"
        level = [part for each in level for part in _words_in(each)]
    return ""


_TOO_DEEP = f"it is nested deeper than {MAX_DEPTH} levels"


def _decoded(text: str | bytes) -> str:
    return text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) == len(pairs):
        return read
    keys = [key for key, _ in pairs]
    repeated = next(key for key in keys if keys.count(key) > 1)
    raise ValueError(f"the key {repeated[:60]!r} stands twice in one object")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:40]} is too large")
    return number


def _refuse_depth(value: object) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [part for each in level for part in _parts(each)]
        if not level:
            return
    raise InvalidInput("json", _TOO_DEEP)


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _words_in(value: object) -> list[object]:
    return [*value, *value.values()] if isinstance(value, dict) else _parts(value)


def _plain_numbers(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain_numbers(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_numbers(part) for part in value]
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    return int(value) if is_whole and isinstance(value, float) else value
