"""Read the product's own code, for the tests that hold its shape."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("dealershipai", "aiv", "dashboard", "chatbot")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the product."""

    path: str
    text: str

    @property
    def lines(self) -> int:
        """Count its lines."""
        return self.text.count("\n")

    @property
    def tree(self) -> ast.Module:
        """Give its syntax."""
        return tree_of(self.text)

    def functions(self) -> list[tuple[str, int]]:
        """Give every function, inner ones too, with the number of its lines."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [
            (f"{self.path}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
            for node in ast.walk(self.tree)
            if isinstance(node, kinds)
        ]


@cache
def product() -> tuple[Module, ...]:
    """Give every file of the product but migrations, which Django writes."""
    paths = (path for part in PACKAGES for path in sorted((ROOT / part).rglob("*.py")))
    kept = (path for path in paths if "migrations" not in path.parts)
    return tuple(Module(str(path.relative_to(ROOT)), path.read_text("utf-8")) for path in kept)


@cache
def tree_of(text: str) -> ast.Module:
    """Give the syntax of a text, which several tests read and one of them pays for."""
    return ast.parse(text)
