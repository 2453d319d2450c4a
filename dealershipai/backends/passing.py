"""Say OperationalError for faults of a server or a file that drivers call by other names.

Who waits for a database, or tells a person to come back, catches that one and nothing wider.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from django.db import OperationalError
from django.db.utils import DatabaseErrorWrapper


class Passing(DatabaseErrorWrapper):
    """Rename the faults that are said to pass, and leave all others to Django."""

    def __init__(self, wrapper: Any, *, may_pass: Callable[[BaseException], bool]) -> None:
        super().__init__(wrapper)
        self._connection = wrapper
        self._may_pass = may_pass

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if exc_value is not None and self._may_pass(exc_value):
            self._connection.errors_occurred = True
            raise OperationalError(*exc_value.args).with_traceback(traceback) from exc_value
        super().__exit__(exc_type, exc_value, traceback)
