"""Build the API's reference from its own description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

JSON: Final = "application/json"
BOUNDS: Final = {
    "minimum": "from {}",
    "exclusiveMinimum": "above {}",
    "maximum": "up to {}",
    "format": "as {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Say what a value is; `shape` names the table that takes it apart."""

    words: str
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One named value."""

    name: str
    kind: Kind
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One status that is no answer, and when it comes."""

    status: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call."""

    key: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: Kind | None
    answer: Kind
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One object with its fields."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePage:
    """Everything the page shows."""

    address: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


def build(schema: Mapping[str, Any], *, address: str) -> ReferencePage:
    """Lay the description out; `address` is where the installation is reached."""
    shapes = schema["components"]["schemas"]
    return ReferencePage(
        address=address,
        operations=tuple(_operations(schema["paths"])),
        shapes=tuple(_shape(name, shape) for name, shape in shapes.items()),
    )


def _operations(paths: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, call in methods.items():
            body = call.get("requestBody")
            yield Operation(
                key=call["operationId"],
                method=method.upper(),
                path=path,
                summary=call["summary"],
                description=call["description"],
                parameters=tuple(_parameter(each) for each in call.get("parameters", ())),
                body=_kind(body["content"][JSON]["schema"]) if body else None,
                answer=_kind(call["responses"]["200"]["content"][JSON]["schema"]),
                refusals=tuple(
                    Refusal(status=status, when=response["description"])
                    for status, response in call["responses"].items()
                    if status != "200"
                ),
            )


def _parameter(parameter: Mapping[str, Any]) -> Field:
    is_in_path = parameter["in"] == "path"
    note = "In the address: the slug." if is_in_path else parameter["description"]
    return Field(name=parameter["name"], kind=_kind(parameter["schema"]), note=note)


def _shape(name: str, shape: Mapping[str, Any]) -> Shape:
    fields = shape.get("properties", {})
    description = shape.get("description", "")
    if "enum" in shape:
        description = f"{description} One of: {', '.join(shape['enum'])}."
    return Shape(
        name=name,
        description=description,
        fields=tuple(Field(name=key, kind=_kind(value)) for key, value in fields.items()),
    )


def _kind(schema: Mapping[str, Any]) -> Kind:
    """Say a JSON schema in words: "number, from 0, up to 1, or null"."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Kind(words=name, shape=name)
    if "anyOf" in schema:
        kinds = [_kind(each) for each in schema["anyOf"]]
        shape = next((kind.shape for kind in kinds if kind.shape), "")
        return Kind(words=", or ".join(kind.words for kind in kinds), shape=shape)
    if schema.get("type") == "array" and "items" in schema:
        inner = _kind(schema["items"])
        return Kind(words=f"list of {inner.words}", shape=inner.shape)
    if "results" in schema.get("properties", {}):
        inner = _kind(schema["properties"]["results"]["items"])
        return Kind(words=f"next, and results: list of {inner.words}", shape=inner.shape)
    return Kind(words=", ".join(_words(schema)))


def _words(schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield f"one of {', '.join(str(word) for word in schema['enum'])}"
        return
    kind = schema.get("type", "anything")
    yield kind if isinstance(kind, str) else " or ".join(kind)
    for name, words in BOUNDS.items():
        if name in schema:
            yield words.format(schema[name])
