"""Run the product's own settings with what only tests may do: hash passwords in no time."""

from __future__ import annotations

from dealershipai.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test client loads the middlewares anew, and this one would look through all static files.
WHITENOISE_AUTOREFRESH = True

# A machine that is busy with two runs at once gives a connection late, and that proves nothing.
_options = DATABASES["default"].get("OPTIONS", {})  # noqa: F405
if "pool" in _options:
    _options["pool"]["timeout"] = 20
