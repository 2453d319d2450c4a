"""Match one rule of robots.txt against one address."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain.site.robots_lines import Kind, Line


@dataclass(frozen=True, slots=True)
class Rule:
    """One allow or disallow line; `parts` stand between its asterisks."""

    is_allowed: bool
    priority: int
    line: int
    text: str
    parts: tuple[bytes, ...]
    is_anchored: bool

    def matches(self, path: bytes) -> bool:
        """Tell whether the pattern matches from the beginning of the path; linear in both."""
        first, *rest = self.parts
        if not path.startswith(first):
            return False
        if not rest:
            return not self.is_anchored or len(path) == len(first)
        at = len(first)
        for part in rest[:-1]:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if self.is_anchored:
            return len(path) - at >= len(rest[-1]) and path.endswith(rest[-1])
        return path.find(rest[-1], at) >= 0


def rules_of(line: Line) -> list[Rule]:
    """Give a line's rule; an allowed index.htm(l) allows its directory too, where it stands."""
    rules = [_rule(line, line.value)]
    directory, slash, page = line.value.rpartition(b"/")
    if line.kind is Kind.ALLOW and slash and page.startswith(b"index.htm"):
        rules.append(_rule(line, directory + b"/$"))
    return rules


def path_of(url: str) -> bytes:
    """Give path, parameters and query of an address without its fragment, from its first slash."""
    start = 2 if url.startswith("//") else 0
    early = _first_of(url, start)
    scheme = url.find("://", start)
    if 0 <= scheme <= early:
        start = scheme + 3
    begin = _first_of(url, start)
    fragment = url.find("#", 2 if url.startswith("//") else 0)
    end = len(url) if fragment < 0 else fragment
    if begin >= len(url) or end < begin:
        return b"/"
    path = url[begin:end].encode("utf-8", "surrogatepass")
    return path if path.startswith(b"/") else b"/" + path


def _rule(line: Line, pattern: bytes) -> Rule:
    is_anchored = pattern.endswith(b"$")
    return Rule(
        is_allowed=line.kind is Kind.ALLOW,
        priority=len(pattern),
        line=line.number,
        text=line.text,
        parts=tuple(pattern.removesuffix(b"$").split(b"*")),
        is_anchored=is_anchored,
    )


def _first_of(url: str, start: int) -> int:
    found = [at for sign in "/?;" if (at := url.find(sign, start)) >= 0]
    return min(found, default=len(url))
