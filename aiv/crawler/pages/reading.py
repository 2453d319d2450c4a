"""Put the facts of one page together; no bytes make it fail and none make it slow."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser

from aiv.crawler.pages import body as bodies
from aiv.crawler.pages.challenge import challenge_of
from aiv.crawler.pages.charset import decode
from aiv.crawler.pages.data_layer import read_dealership
from aiv.crawler.pages.depth import guarded
from aiv.crawler.pages.head import read_head
from aiv.crawler.pages.json_ld import read_block
from aiv.crawler.pages.main_text import depth_of, main_text
from aiv.crawler.pages.microdata import read_microdata
from aiv.crawler.pages.vins import vins_of
from aiv.domain.site.page_facts import LdBlock, PageFacts

MAX_TEXT: Final = 200_000
MAX_BLOCKS: Final = 200
UNSEEN: Final = ["script", "style", "template", "noscript"]


def read_page(body: bytes, *, url: str, content_type: str = "") -> PageFacts:
    """Give the facts of one page from its bytes, its address and its content type."""
    decoded = decode(body, content_type=content_type, url=url)
    source = decoded.text
    tree = LexborHTMLParser(guarded(source))
    base = bodies.base_of(tree, url=url)
    head = read_head(tree)
    anchors, links = bodies.read_links(tree, base=base)
    headings, images = bodies.read_headings(tree), bodies.read_images(tree, base=base)
    phones, hidden = bodies.read_phones(tree), bodies.read_hidden(tree)
    times = (*bodies.read_times(tree), *head.times)
    microdata = read_microdata(tree, base=base)
    blocks, script_bytes, is_scripted = _scripts(tree, source)
    marked = [node for block in blocks for node in block.nodes]
    depth = depth_of(tree)
    tree.strip_tags(UNSEEN)
    shown = tree.body.text(separator=" ").split() if tree.body else []
    text = " ".join(shown)
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
        headings=headings,
        visible_words=len(shown),
        text=text[:MAX_TEXT],
        main_text=main_text(tree)[:MAX_TEXT],
        text_to_html=sum(map(len, shown)) / len(source) if source else 0.0,
        anchors=anchors,
        links=links,
        images=images,
        phones=phones,
        ld_blocks=blocks,
        microdata=microdata,
        vins=vins_of(source, text=text, nodes=[*marked, *(item.properties for item in microdata)]),
        times=times,
        hidden_from_snippets=hidden,
        depth=depth,
        script_bytes=script_bytes,
        dealership=read_dealership(source),
        has_scripted_ld=is_scripted,
        is_truncated=_is_cut_off(source),
        challenge=challenge_of(
            source, title=head.title or "", text=text[:20_000], words=len(shown)
        ),
    )


def _scripts(tree: LexborHTMLParser, source: str) -> tuple[tuple[LdBlock, ...], int, bool]:
    """Give the JSON-LD blocks, the bytes of all other scripts, and whether one builds JSON-LD."""
    blocks: list[LdBlock] = []
    weight, is_scripted, at = 0, False, 0
    for node in tree.css("script"):
        text = node.text()
        kind = (node.attributes.get("type") or "").strip().lower()
        if not kind.startswith("application/ld+json"):
            weight += len(text)
            is_scripted = is_scripted or "ld+json" in text
        elif len(blocks) < MAX_BLOCKS:
            at = max(at, source.find(_first_line(text), at))
            blocks.append(read_block(text, line=source.count("\n", 0, at) + 1))
    return tuple(blocks), weight, is_scripted


def _is_cut_off(source: str) -> bool:
    """Tell whether the page ends inside of a tag, a script or a style."""
    tail = source[source.rfind("<") :] if "<" in source else ""
    if ">" not in tail and tail[1:2].isalpha():
        return True
    lower = source.lower()
    return any(lower.rfind(f"<{name}") > lower.rfind(f"</{name}") for name in ("script", "style"))


def _first_line(text: str) -> str:
    """Give enough of a block to find it in the source by."""
    return text.lstrip().partition("\n")[0].rstrip()[:120]
