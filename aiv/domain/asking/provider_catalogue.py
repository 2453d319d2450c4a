"""List the providers: what each is called, what of it is measured, and on which terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

CostKnownBy: TypeAlias = Literal["the provider's own figure", "our price table", "your plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """One way of asking a provider, the platform it stands for and a model to begin with.

    `platform` is None where it depends on the model; `model` is empty where there is none to name.
    """

    name: str
    title: str
    platform: str | None
    access: Literal["official_api", "scraped_serp"]
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Terms that an operator must have read before anything is asked."""

    title: str
    url: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts:
    """What an operator needs to know of a provider before giving it a key.

    `per_minute` and `in_flight` are careful beginnings, not the account's limits. `is_in_index`
    tells whether its answers may feed AIV.
    """

    name: str
    title: str
    key_name: str
    key_looks: str
    surfaces: tuple[Surface, ...]
    place: str
    cost_known_by: CostKnownBy
    per_minute: int
    in_flight: int
    note: str = ""
    is_in_index: bool = True
    terms: Terms | None = None

    @property
    def needs_terms(self) -> bool:
        """Tell whether it stays off until an operator accepts its terms."""
        return self.terms is not None


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """An assistant that nobody may ask by machine, and why."""

    platform: str
    title: str
    why: str


GROUNDING_TERMS: Final = Terms(
    title="Gemini API Additional Terms of Service",
    url="https://ai.google.dev/gemini-api/terms",
    why="They restrict storing, analysing and reporting on answers that Google's search supports, "
    "and collecting their links by machine. Running shopper questions on a schedule may be such a "
    "use. Read them, and let your counsel decide, before you switch this on.",
)
_OVERVIEW: Final = Surface(
    name="ai_overview",
    title="Google AI Overview, captured from the results page",
    platform="ai_overview",
    access="scraped_serp",
)
_AI_MODE: Final = Surface(
    name="ai_mode",
    title="Google AI Mode, captured from the results page",
    platform="ai_mode",
    access="scraped_serp",
)
PROVIDERS: Final[Mapping[str, ProviderFacts]] = {
    each.name: each
    for each in (
        ProviderFacts(
            name="openai",
            title="OpenAI",
            key_name="OPENAI_API_KEY",
            key_looks="sk-...",
            surfaces=(
                Surface(
                    name="responses",
                    title="ChatGPT model through its API, search on offer",
                    platform="chatgpt",
                    access="official_api",
                    model="gpt-6.1-sol",
                ),
            ),
            place="city, region, country and time zone",
            cost_known_by="our price table",
            per_minute=300,
            in_flight=30,
        ),
        ProviderFacts(
            name="anthropic",
            title="Anthropic",
            key_name="ANTHROPIC_API_KEY",
            key_looks="sk-ant-...",
            surfaces=(
                Surface(
                    name="messages",
                    title="Claude model through its API, search on offer",
                    platform="claude",
                    access="official_api",
                    model="claude-haiku-5-5",
                ),
            ),
            place="city, region, country and time zone",
            cost_known_by="our price table",
            per_minute=300,
            in_flight=30,
            note="An administrator of the account has to allow web search in Anthropic's console.",
        ),
        ProviderFacts(
            name="gemini",
            title="Google Gemini",
            key_name="GEMINI_API_KEY",
            key_looks="AIza...",
            surfaces=(
                Surface(
                    name="generate_content",
                    title="Gemini model through its API, Google search on offer",
                    platform="gemini",
                    access="official_api",
                    model="gemini-3.8-flash",
                ),
            ),
            place="a point, and the town in the words of the question",
            cost_known_by="our price table",
            per_minute=120,
            in_flight=10,
            note="Off until an operator accepts Google's terms.",
            terms=GROUNDING_TERMS,
        ),
        ProviderFacts(
            name="perplexity",
            title="Perplexity",
            key_name="PERPLEXITY_API_KEY",
            key_looks="pplx-...",
            surfaces=(
                Surface(
                    name="agent",
                    title="Perplexity through its Agent API",
                    platform="perplexity",
                    access="official_api",
                    model="perplexity/sonar",
                ),
            ),
            place="city, region, country and a point",
            cost_known_by="the provider's own figure",
            per_minute=50,
            in_flight=10,
            note="The former Sonar interface was retired on 27 September 2026 and is not asked.",
        ),
        ProviderFacts(
            name="xai",
            title="xAI",
            key_name="XAI_API_KEY",
            key_looks="xai-...",
            surfaces=(
                Surface(
                    name="responses",
                    title="Grok model through its API, search on offer",
                    platform="grok",
                    access="official_api",
                    model="grok-4.7",
                ),
            ),
            place="city, region, country and time zone; not documented for this interface",
            cost_known_by="the provider's own figure",
            per_minute=300,
            in_flight=20,
        ),
        ProviderFacts(
            name="openrouter",
            title="OpenRouter",
            key_name="OPENROUTER_API_KEY",
            key_looks="sk-or-...",
            surfaces=(
                Surface(
                    name="chat_completions",
                    title="a model through OpenRouter, for trying things out",
                    platform=None,
                    access="official_api",
                ),
            ),
            place="city, region, country and time zone; heeded by some models only",
            cost_known_by="the provider's own figure",
            per_minute=60,
            in_flight=10,
            note="Prototyping. Its searches are not those of the model's maker, so its answers "
            "are shown beside the index and never in it.",
            is_in_index=False,
        ),
        ProviderFacts(
            name="dataforseo",
            title="DataForSEO",
            key_name="DATAFORSEO_API_KEY",
            key_looks="login:password",
            surfaces=(_OVERVIEW, _AI_MODE),
            place="city, region and country by name",
            cost_known_by="the provider's own figure",
            per_minute=600,
            in_flight=30,
            note="It reads Google's results page. Whether that suits you is for your counsel.",
        ),
        ProviderFacts(
            name="serpapi",
            title="SerpApi",
            key_name="SERPAPI_API_KEY",
            key_looks="64 hexadecimal digits",
            surfaces=(
                _OVERVIEW,
                _AI_MODE,
                Surface(
                    name="bing_copilot",
                    title="Bing Copilot, captured from the results page",
                    platform="copilot",
                    access="scraped_serp",
                ),
            ),
            place="city, region and country by name; none for Bing Copilot",
            cost_known_by="your plan",
            per_minute=60,
            in_flight=10,
            note="It reads results pages of Google and Bing. An overview counts as two searches of "
            "the plan. Whether that suits you is for your counsel.",
        ),
    )
}
UNMEASURED: Final = (
    Unmeasured(
        "copilot",
        "Microsoft Copilot",
        "Microsoft offers no interface to its consumer assistant. What can be had is Bing's "
        "Copilot answer, captured from the results page and labelled so.",
    ),
    Unmeasured(
        "meta_ai",
        "Meta AI",
        "Meta offers no interface to its consumer assistant, and we know of no lawful other way.",
    ),
)


def switched_off(provider: str, *, are_terms_accepted: bool) -> str:
    """Say why a provider is not asked, as pages show it; an empty text where nothing forbids it."""
    facts = PROVIDERS.get(provider)
    if facts is None:
        return "not measured (this version asks no such provider)"
    if facts.needs_terms and not are_terms_accepted:
        return f"{facts.title.removeprefix('Google ')}: not measured (switched off)"
    return ""
