"""Carry which request, person and dealer the running code works for."""

from __future__ import annotations

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
user: ContextVar[str] = ContextVar("user", default="")
dealer: ContextVar[str] = ContextVar("dealer", default="")
