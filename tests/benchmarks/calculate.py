"""Measure `POST calculate` against a plain view with the same validator (P4).

Run by hand: .venv/bin/python -m tests.benchmarks.calculate [SECONDS]
"""

import os
import sys
import tempfile


def main(seconds):
    """Set the product up beside an empty database and measure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        os.environ["REDIS_URL"] = ""
        os.environ["LOG_LEVEL"] = "ERROR"
        import django

        django.setup()
        from tests.benchmarks import calculate_rounds

        return calculate_rounds.run(seconds)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
