"""Run the product's own settings with what only tests may do: hash passwords in no time."""

from __future__ import annotations

from dealershipai.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test client loads the middlewares anew, and this one would look through all static files.
WHITENOISE_AUTOREFRESH = True
