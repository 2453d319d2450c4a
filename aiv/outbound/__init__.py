"""Open sockets to the public internet, guarded: the only door through which requests leave."""

from aiv.outbound.client import Client, fetch, send
from aiv.outbound.guard import Guard
from aiv.outbound.replies import PUBLIC_ONLY, Limits, Reply, Trouble

__all__ = ["PUBLIC_ONLY", "Client", "Guard", "Limits", "Reply", "Trouble", "fetch", "send"]
