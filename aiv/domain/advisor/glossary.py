"""Explain the words of the product, one or two sentences each, as measurement.md defines them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word: what people call it, what it means, and the input or part that is read for it."""

    key: str
    label: str
    names: tuple[str, ...]
    meaning: str
    part: str = ""


def _term(key: str, label: str, meaning: str, *names: str, part: str = "") -> Term:
    return Term(key=key, label=label, names=(label.lower(), *names), meaning=meaning, part=part)


TERMS: Final = (
    _term(
        "aiv", "AIV",
        "The Algorithmic Visibility Index, 0 to 100 here: five pillars and three selection scores, "
        "multiplied by four modifiers. It is shown with its interval, and whole only while every "
        "part is measured.",
        "algorithmic visibility index", "visibility index", "aiv score",
    ),
    _term(
        "aivr", "AIVR",
        "AIV adjusted by the measured lift in clicks and conversions. It is shown only when both "
        "lifts were measured in an A/B test.",
        "adjusted aiv",
    ),
    _term(
        "money", "Revenue at risk",
        "The most that could be exposed in a month: your own opportunities and gross per unit, "
        "times what AIV leaves open. It assumes that every opportunity passes through an AI "
        "answer, so it is a ceiling and no forecast.",
        "money at risk", "revenue exposure",
    ),
    _term(
        "mention_rate", "Mention rate",
        "Of the answers of one assistant to the market's questions, the share that names your "
        "store as an option, as recommended or as best. Assistants are never blended.",
        "mention rates", "naming rate", "rate of mentions",
    ),
    _term(
        "citation_rate", "Citation rate",
        "Of the answers of one assistant, the share that links to your own site.",
        "citation rates",
    ),
    _term(
        "interval", "Interval",
        "The range in which the true figure lies with 95 % confidence, given how many answers were "
        "asked. Two figures whose intervals overlap widely may well be equal.",
        "confidence interval", "error bar", "error bars", "intervals", "margin of error",
    ),
    _term(
        "panel", "Panel",
        "The fixed, versioned set of shoppers' questions that is asked for a market. All dealers "
        "of the market are measured from the same answers.",
        "panels", "question panel",
    ),
    _term(
        "scan", "Scan",
        "One run of a market's questions over its assistants.", "scans",
    ),
    _term(
        "canary", "Canary question",
        "A question that has nothing to do with any dealer. When its answers move, the assistant "
        "was changed, and not your store.",
        "canary", "canaries", "canary prompt", "canary prompts", "canary questions",
    ),
    _term(
        "coverage", "Coverage",
        "How many of AIV's parts are measured. While one is missing AIV is partial, and not "
        "compared with other dealers or weeks.",
        "partial", "partial score", "headline score",
    ),
    _term(
        "surface", "Surface",
        "The way in which an assistant was asked: through its API with or without search, from a "
        "captured result page, or by hand. Surfaces are named and never blended.",
        "surfaces",
    ),
    _term(
        "alert", "Alert",
        "A change beyond its noise: it is raised only when the change passes its test.",
    ),
    _term(
        "warned", "Warned against",
        "An answer that names the store to advise against it. It is counted, and weighs 0 in the "
        "strength of recommendation.",
        "warned-against",
    ),
    _term(
        "share_of_voice", "Share of voice",
        "Of all namings of the market's dealers in the answers, the share that is yours.",
        "sov",
    ),
    _term(
        "aeo", "Named by assistants",
        "The pillar of AIV that holds how often the assistants name your store.",
        "aeo", "aeo pillar", "answer engine optimization", part="AEO",
    ),
    _term(
        "geo", "In Google's AI Overviews",
        "The pillar of AIV that holds how often the AI Overviews on Google's result pages name "
        "you.",
        "geo", "geo pillar", "google aio inclusion rate", "aio inclusion", part="GEO",
    ),
    _term(
        "seo", "Structure and sources",
        "The pillar of AIV made of two inputs: structured data on your own site, and how many "
        "independent sources stand behind answers that name you.",
        "seo", "seo pillar", part="SEO",
    ),
    _term(
        "ugc", "Review health",
        "The pillar of AIV that holds how many reviews you have, how good, how recent, and how "
        "many you answered, from reviews that were imported.",
        "ugc", "ugc health", "ugc health score", "ugc pillar", "review score", part="UGC",
    ),
    _term(
        "geolocal", "Named for local questions",
        "How often you are named when a question is asked from at least five ZIP codes of the "
        "market.",
        "geolocal", "geo local", "geo local rate", "local rate", part="GeoLocal",
    ),
    _term(
        "authority", "Independent sources",
        "How many independent domains are cited in answers that name your store.",
        "authority depth", "authority depth index", "authority",
    ),
    _term(
        "schema", "Structured data",
        "How much of the machine-readable markup that a dealer's pages need is there and complete.",
        "schema coverage", "schema coverage ratio", "scr", "schema markup", part="SCR",
    ),
    _term(
        "clarity", "Clear pages",
        "Whether your pages say plainly, in text and headings, what a shopper's question asks for.",
        "semantic clarity", "semantic clarity score", "scs", part="SCS",
    ),
    _term(
        "silo", "Topical links",
        "Whether the pages of one subject (service, parts, a model) link to each other and stand "
        "under one another, so that a reader of links can tell what belongs together.",
        "silo integrity", "silo integrity score", "sis", "silos", part="SIS",
    ),
    _term(
        "fresh", "Fresh pages",
        "A modifier of AIV: how recently your pages changed, as far as they say so themselves.",
        "temporal weight", "temporal modifier", "freshness weight", part="temporal_weight",
    ),
    _term(
        "entity", "Facts agree",
        "A modifier of AIV: whether what assistants and pages state about you agrees with your "
        "verified record.",
        "entity confidence", part="entity_confidence",
    ),
    _term(
        "crawl", "Open to assistants' crawlers",
        "A modifier of AIV: whether the crawlers of assistants may read your pages.",
        "crawl budget", "crawl budget mult", "crawl budget multiplier", part="crawl_budget_mult",
    ),
    _term(
        "inventory", "Inventory agrees",
        "A modifier of AIV: whether the vehicles of your feed and of your site are the same ones, "
        "at the same prices.",
        "inventory truth", "inventory truth mult", "inventory truth multiplier", "ghost vehicle",
        "ghost vehicles", "ghosts", part="inventory_truth_mult",
    ),
    _term(
        "ctr", "Click lift",
        "How many more clicks the changed page got than the one before, in an A/B test.",
        "ctr delta", "ctr",
    ),
    _term(
        "conversion", "Conversion lift",
        "How many more visits became leads on the changed page, in an A/B test.",
        "conversion delta",
    ),
)  # fmt: skip
BY_NAME: Final = {name: term for term in TERMS for name in term.names}
