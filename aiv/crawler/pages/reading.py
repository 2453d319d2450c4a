"""Put the facts of one page together; no bytes make it fail and none make it slow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from aiv.crawler.pages import body as bodies
from aiv.crawler.pages.challenge import challenge_of
from aiv.crawler.pages.charset import decode
from aiv.crawler.pages.data_layer import read_dealership
from aiv.crawler.pages.depth import guarded
from aiv.crawler.pages.head import Head, read_head
from aiv.crawler.pages.main_text import walk
from aiv.crawler.pages.microdata import read_microdata
from aiv.crawler.pages.regions import regions_of
from aiv.crawler.pages.scripts import Scripts, read_scripts
from aiv.crawler.pages.vins import vins_of
from aiv.domain.site.page_facts import Heading, Image, Link, MicrodataItem, PageFacts

MAX_TEXT: Final = 200_000
# As spelled by nearly everybody; one search for all is quicker than eight from the end.
_UNREAD: Final = re.compile(r"<(/?)(script|style|SCRIPT|STYLE)")
UNSEEN: Final = ["script", "style", "template", "noscript"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What was read off the tree; `words` are those that a visitor sees."""

    head: Head
    anchors: int
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    images: tuple[Image, ...]
    phones: tuple[str, ...]
    times: tuple[str, ...]
    hidden: tuple[str, ...]
    microdata: tuple[MicrodataItem, ...]
    scripts: Scripts
    depth: int
    main_text: str
    words: list[str]


def read_page(body: bytes, *, url: str, content_type: str = "") -> PageFacts:
    """Give the facts of one page from its bytes, its address and its content type."""
    decoded = decode(body, content_type=content_type, url=url)
    source = decoded.text
    seen = _see(LexborHTMLParser(guarded(source)), source, url)
    head, scripts, text = seen.head, seen.scripts, " ".join(seen.words)
    marked = [*scripts.nodes, *(item.properties for item in seen.microdata)]
    return PageFacts(
        n_bytes=len(body),
        encoding=decoded.encoding,
        encoding_source=decoded.source,
        is_decoded_cleanly=decoded.is_clean,
        declared_encoding=decoded.declared,
        lang=head.lang,
        title=head.title,
        description=head.description,
        canonical=head.canonical,
        robots=head.robots,
        bot_robots=head.bot_robots,
        headings=seen.headings,
        visible_words=len(seen.words),
        text=text[:MAX_TEXT],
        main_text=seen.main_text[:MAX_TEXT],
        text_to_html=sum(map(len, seen.words)) / len(source) if source else 0.0,
        anchors=seen.anchors,
        links=seen.links,
        images=seen.images,
        phones=seen.phones,
        ld_blocks=scripts.blocks,
        microdata=seen.microdata,
        vins=vins_of(source, text=text, nodes=marked),
        times=seen.times,
        hidden_from_snippets=seen.hidden,
        depth=seen.depth,
        script_bytes=scripts.weight,
        dealership=read_dealership(source),
        has_scripted_ld=scripts.builds_ld,
        is_truncated=_is_cut_off(source),
        challenge=challenge_of(source, title=head.title or "", text=text, words=len(seen.words)),
    )


def _see(tree: LexborHTMLParser, source: str, url: str) -> _Seen:
    base = bodies.base_of(tree, url=url)
    regions = regions_of(tree)
    anchors, links = bodies.read_links(tree, regions=regions.links, base=base)
    depth, main_text = walk(tree, aside=regions.aside)
    head = read_head(tree)
    return _Seen(
        head=head,
        anchors=anchors,
        links=links,
        headings=bodies.read_headings(tree),
        images=bodies.read_images(tree, base=base),
        phones=bodies.read_phones(tree),
        times=(*bodies.read_times(tree), *head.times),
        hidden=bodies.read_hidden(tree),
        microdata=read_microdata(tree, base=base),
        scripts=read_scripts(tree, source),
        depth=depth,
        main_text=main_text,
        words=_words(tree),
    )


def _words(tree: LexborHTMLParser) -> list[str]:
    """Give the words that stand on the page; comes last, because it strips the tree."""
    tree.strip_tags(UNSEEN)
    return tree.body.text(separator=" ").split() if tree.body else []


def _is_cut_off(source: str) -> bool:
    """Tell whether the page ends inside of a tag, a script or a style."""
    tail = source[source.rfind("<") :] if "<" in source else ""
    if ">" not in tail and tail[1:2].isalpha():
        return True
    last = {name: end for end, name in _UNREAD.findall(source)}
    return not all(last.values())
