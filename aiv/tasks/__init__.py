"""Do what is due: rows wait with a state, whoever runs claims them, so that any number may run."""

from aiv.tasks.crew import Crew
from aiv.tasks.loop import Loop

__all__ = ["Crew", "Loop"]
