"""Stand in for every provider on loopback: their wire formats, their faults, a truth that is known.

It serves the tests and the benchmarks. It stands under `tests`, which no installation imports, and
an installation under https refuses addresses on loopback.
"""

from tests.standin.script import FAULTS, Latency, Script
from tests.standin.server import Standin, endpoints, start

__all__ = ["FAULTS", "Latency", "Script", "Standin", "endpoints", "start"]
