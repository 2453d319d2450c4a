"""List the bots of AI vendors: whose they are, what they fetch for, what blocking costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class BotKind(StrEnum):
    """Say what a bot fetches for; only the first two change what assistants say today."""

    SEARCH = "search"
    USER = "user"
    TRAINING = "training"
    ADS = "ads"
    OTHER = "other"


class Obedience(StrEnum):
    """Say whether a bot obeys robots.txt, as far as its vendor says or was observed."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """One bot by its product token.

    `assistant` is what it serves in plain words. `gates_answers` marks those whose reach makes
    crawl access (measurement.md, section 3). `is_token_only` marks names that stand in robots.txt
    but never fetch. `renders` is True where the vendor says that it runs scripts.
    """

    token: str
    vendor: str
    assistant: str
    kind: BotKind
    respects_robots: Obedience
    gates_answers: bool = False
    is_token_only: bool = False
    renders: bool = False
    ip_list: str | None = None

    @property
    def is_scored(self) -> bool:
        """Tell whether blocking it costs points: it keeps the site out of answers."""
        return self.kind in (BotKind.SEARCH, BotKind.USER)

    @property
    def if_blocked(self) -> str:
        """Say what blocking it costs."""
        return _SPECIAL.get(self.token) or _COSTS[self.kind].format(self.assistant)


_COSTS: Final = {
    BotKind.SEARCH: "{} answers without your site: it is not in the index it searches.",
    BotKind.USER: "A shopper who asks {} about one of your pages gets no look at it.",
    BotKind.TRAINING: "Your pages teach no later model of {}; today's answers stay as they are.",
    BotKind.ADS: "{} cannot look at the page it would show; answers stay as they are.",
    BotKind.OTHER: "No effect on what assistants answer is known.",
}
_SPECIAL: Final = {
    "Googlebot": "You leave Google Search, and with it AI Overviews and AI Mode.",
    "bingbot": "You leave Bing, and with it what Copilot looks answers up in.",
    "Google-Extended": (
        "Gemini neither learns from your pages nor looks answers up in them; Search stays."
    ),
}
_YES, _PARTLY, _NO, _UNKNOWN = Obedience.YES, Obedience.PARTLY, Obedience.NO, Obedience.UNKNOWN
_GOOGLE: Final = "https://developers.google.com/static/crawling/ipranges"
_CLAUDE: Final = "https://claude.com/crawling/bots.json"
# token, vendor, assistant, kind, whether it obeys robots.txt, where its networks are published
_ROWS: Final = (
    (
        "OAI-SearchBot",
        "OpenAI",
        "ChatGPT",
        BotKind.SEARCH,
        _YES,
        "https://openai.com/searchbot.json",
    ),
    ("Claude-SearchBot", "Anthropic", "Claude", BotKind.SEARCH, _YES, _CLAUDE),
    (
        "PerplexityBot",
        "Perplexity",
        "Perplexity",
        BotKind.SEARCH,
        _YES,
        "https://www.perplexity.ai/perplexitybot.json",
    ),
    ("Googlebot", "Google", "Google", BotKind.SEARCH, _YES, f"{_GOOGLE}/common-crawlers.json"),
    (
        "bingbot",
        "Microsoft",
        "Copilot",
        BotKind.SEARCH,
        _YES,
        "https://www.bing.com/toolbox/bingbot.json",
    ),
    (
        "Applebot",
        "Apple",
        "Siri",
        BotKind.SEARCH,
        _YES,
        "https://search.developer.apple.com/applebot.json",
    ),
    ("Amzn-SearchBot", "Amazon", "Alexa", BotKind.SEARCH, _YES, None),
    (
        "DuckAssistBot",
        "DuckDuckGo",
        "Duck.ai",
        BotKind.SEARCH,
        _YES,
        "https://duckduckgo.com/duckassistbot.json",
    ),
    ("MistralAI-Index", "Mistral", "Mistral's assistant", BotKind.SEARCH, _YES, None),
    ("meta-webindexer", "Meta", "Meta AI", BotKind.SEARCH, _UNKNOWN, None),
    ("Bravebot", "Brave", "Brave's assistant", BotKind.SEARCH, _YES, None),
    ("YouBot", "You.com", "You.com", BotKind.SEARCH, _YES, None),
    ("PetalBot", "Huawei", "Petal Search", BotKind.SEARCH, _YES, None),
    (
        "ChatGPT-User",
        "OpenAI",
        "ChatGPT",
        BotKind.USER,
        _PARTLY,
        "https://openai.com/chatgpt-user.json",
    ),
    ("Claude-User", "Anthropic", "Claude", BotKind.USER, _YES, _CLAUDE),
    (
        "Perplexity-User",
        "Perplexity",
        "Perplexity",
        BotKind.USER,
        _NO,
        "https://www.perplexity.ai/perplexity-user.json",
    ),
    ("MistralAI-User", "Mistral", "Mistral's assistant", BotKind.USER, _PARTLY, None),
    ("Amzn-User", "Amazon", "Alexa", BotKind.USER, _YES, None),
    ("meta-externalfetcher", "Meta", "Meta AI", BotKind.USER, _PARTLY, None),
    (
        "Google-Agent",
        "Google",
        "Google's agents",
        BotKind.USER,
        _NO,
        f"{_GOOGLE}/user-triggered-agents.json",
    ),
    (
        "Google-GeminiNotebook",
        "Google",
        "Gemini Notebook",
        BotKind.USER,
        _NO,
        f"{_GOOGLE}/user-triggered-fetchers-google.json",
    ),
    ("Grok-DeepSearch", "xAI", "Grok", BotKind.USER, _UNKNOWN, None),
    ("Kimi-User", "Moonshot", "Kimi", BotKind.USER, _UNKNOWN, None),
    ("Manus-User", "Butterfly Effect", "Manus", BotKind.USER, _UNKNOWN, None),
    ("GPTBot", "OpenAI", "ChatGPT", BotKind.TRAINING, _YES, "https://openai.com/gptbot.json"),
    ("ClaudeBot", "Anthropic", "Claude", BotKind.TRAINING, _YES, _CLAUDE),
    ("Google-Extended", "Google", "Gemini", BotKind.TRAINING, _YES, None),
    ("Applebot-Extended", "Apple", "Siri", BotKind.TRAINING, _YES, None),
    (
        "CCBot",
        "Common Crawl",
        "any vendor",
        BotKind.TRAINING,
        _YES,
        "https://index.commoncrawl.org/ccbot.json",
    ),
    ("meta-externalagent", "Meta", "Meta AI", BotKind.TRAINING, _YES, None),
    ("Amazonbot", "Amazon", "Alexa", BotKind.TRAINING, _YES, None),
    ("MistralAI-Training", "Mistral", "Mistral's assistant", BotKind.TRAINING, _YES, None),
    ("Bytespider", "ByteDance", "Doubao", BotKind.TRAINING, _NO, None),
    ("TikTokSpider", "ByteDance", "TikTok", BotKind.TRAINING, _UNKNOWN, None),
    ("DeepSeekBot", "DeepSeek", "DeepSeek", BotKind.TRAINING, _NO, None),
    ("OAI-AdsBot", "OpenAI", "ChatGPT's ad review", BotKind.ADS, _YES, None),
    ("facebookexternalhit", "Meta", "A link preview", BotKind.ADS, _PARTLY, None),
    ("GoogleOther", "Google", "Google", BotKind.OTHER, _YES, None),
    ("Google-CloudVertexBot", "Google", "Vertex agents", BotKind.OTHER, _YES, None),
    ("AzureAI-SearchBot", "Microsoft", "Azure agents", BotKind.OTHER, _UNKNOWN, None),
    ("bedrockbot", "Amazon", "Bedrock agents", BotKind.OTHER, _YES, None),
    ("ExaSearchBot", "Exa", "agents that search by Exa", BotKind.OTHER, _UNKNOWN, None),
    ("TavilyBot", "Tavily", "agents that search by Tavily", BotKind.OTHER, _UNKNOWN, None),
    ("LinkupBot", "Linkup", "agents that search by Linkup", BotKind.OTHER, _UNKNOWN, None),
    ("cohere-ai", "Cohere", "Cohere", BotKind.OTHER, _UNKNOWN, None),
    ("Diffbot", "Diffbot", "users of Diffbot", BotKind.OTHER, _PARTLY, None),
)
GATING: Final = frozenset(
    {
        "OAI-SearchBot",
        "ChatGPT-User",
        "PerplexityBot",
        "Claude-SearchBot",
        "Claude-User",
        "Googlebot",
        "bingbot",
        "Google-Extended",
    }
)
"""The bots over which crawl access is a mean (measurement.md, section 3)."""
_TOKEN_ONLY: Final = frozenset({"Google-Extended", "Applebot-Extended"})
_RENDERING: Final = frozenset({"Googlebot", "bingbot", "Applebot", "Google-Agent", "Manus-User"})


def _bot(row: tuple[str, str, str, BotKind, Obedience, str | None]) -> Bot:
    token, vendor, assistant, kind, respects_robots, ip_list = row
    return Bot(
        token=token,
        vendor=vendor,
        assistant=assistant,
        kind=kind,
        respects_robots=respects_robots,
        gates_answers=token in GATING,
        is_token_only=token in _TOKEN_ONLY,
        renders=token in _RENDERING,
        ip_list=ip_list,
    )


BOTS: Final = tuple(_bot(row) for row in _ROWS)
"""Every bot we know, the ones that answers depend on first."""
BY_TOKEN: Final = {bot.token.lower(): bot for bot in BOTS}
