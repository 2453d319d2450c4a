"""Run the product's own settings with what only tests may do: hash passwords in no time."""

from __future__ import annotations

from dealershipai.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
