"""Run the product's own settings with what only tests may do: hash passwords in no time.

A test knows the servers it was given and nothing else of its machine: no key, no address, no mail.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from dealershipai.env import parse

OF_THE_MACHINE: Final = {"DATABASE_URL", "REDIS_URL", "LOG_LEVEL"}

_example = Path(__file__).parent.parent / ".env.example"
os.environ.update(dict.fromkeys(parse(_example.read_text("utf-8")).keys() - OF_THE_MACHINE, ""))

from dealershipai.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test client loads the middlewares anew, and this one would look through all static files.
WHITENOISE_AUTOREFRESH = True

# A machine that is busy with two runs at once gives a connection late, and that proves nothing.
_options = DATABASES["default"].get("OPTIONS", {})  # noqa: F405
if "pool" in _options:
    _options["pool"]["timeout"] = 20
