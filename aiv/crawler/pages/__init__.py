"""Read one page as it was served into facts: bytes in, PageFacts out, whatever the bytes are."""

from aiv.crawler.pages.reading import read_page

__all__ = ["read_page"]
