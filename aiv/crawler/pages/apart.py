"""Read a large page in a process of its own, which is killed when the page holds it up.

Run as a module it is that process: an address and a type in the first line, then the bytes.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from aiv.crawler.pages.reading import read_page
from aiv.domain.errors import NotMeasured
from aiv.domain.site import packing
from aiv.domain.site.page_facts import PageFacts

AT_ONCE_BYTES: Final = 512 * 1024
"""No shape of so few bytes was found that takes two seconds; a process costs half of one."""
SECONDS: Final = 5
"""Of work, so that a busy machine leaves no honest page out; waiting is limited apart."""
PATIENCE_SECONDS: Final = 20.0
MEMORY_BYTES: Final = 2 * 1024**3
TOO_SLOW: Final = f"Reading this page took longer than {SECONDS} s, so it was left out."
BROKEN: Final = "Reading this page ended our reader, so it was left out."
ROOT: Final = Path(__file__).resolve().parents[3]
# Nothing of ours is the business of whoever reads a stranger's page.
SURROUNDINGS: Final = {"PYTHONUTF8": "1"}


def read_bounded(body: bytes, *, url: str, content_type: str = "") -> PageFacts:
    """Give the facts of a page; raises NotMeasured for one that holds the reader up or ends it."""
    if len(body) <= AT_ONCE_BYTES:
        return read_page(body, url=url, content_type=content_type)
    return packing.unpack(_read_apart(body, url, content_type), PageFacts)


def _read_apart(body: bytes, url: str, content_type: str) -> bytes:
    head = json.dumps([url, content_type]).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "aiv.crawler.pages.apart"],
            input=head + b"\n" + body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            cwd=ROOT,
            env=SURROUNDINGS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotMeasured(TOO_SLOW) from error
    except subprocess.CalledProcessError as error:
        is_slow = error.returncode == -signal.SIGXCPU
        raise NotMeasured(TOO_SLOW if is_slow else BROKEN) from error
    return done.stdout


def _main() -> None:
    """Read the one page that was handed over, with no more time and memory than it may have."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    # Not every system can limit memory; the time is limited everywhere.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    head, _, body = sys.stdin.buffer.read().partition(b"\n")
    url, content_type = json.loads(head)
    sys.stdout.buffer.write(packing.pack(read_page(body, url=url, content_type=content_type)))


if __name__ == "__main__":
    _main()
