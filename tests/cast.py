"""Make the people, dealers and questions that every test knows; all of them are invented."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from aiv.models import (
    Assistant,
    Centroid,
    Dealer,
    Intent,
    Market,
    MarketAssistant,
    Panel,
    Prompt,
)
from dealershipai.accounts.models import Membership, Organization, User

PASSWORD = "harbor-lantern-42-morning"
NAMES = (
    "Harbor Point Toyota",
    "Pelican Cove Toyota",
    "Marlin Toyota",
    "Gulfline Toyota",
    "Sandbar Toyota",
)
INTENTS = {
    "new-best-place": (
        "Where should I buy a new Toyota in Harbor Point?",
        "Best place to buy a new Toyota near Harbor Point?",
    ),
    "service-brakes": (
        "Who does Toyota brakes well in Harbor Point?",
        "Toyota brake repair near Harbor Point?",
    ),
    "finance-first-car": ("Which Toyota dealer in Harbor Point helps first-time buyers?",),
}


def dealer(name: str, *, number: int = 1, market: Market | None = None) -> Dealer:
    """Make a dealer whose website and phone follow from its name and number."""
    made = Dealer.objects.create(
        slug=name.lower().replace(" ", "-"),
        name=name,
        website=f"https://www.{name.lower().replace(' ', '')}.example",
        phone=f"+1239555{100 + number:04d}",
        street=f"{number} Seaside Road",
        city=market.city if market else "",
        region=market.region if market else "",
        makes=["Toyota"],
    )
    if market:
        market.dealers.add(made)
    return made


def market(slug: str = "toyota-harbor-point", city: str = "Harbor Point") -> Market:
    """Make a market with one point from which its local questions are asked."""
    made = Market.objects.create(
        slug=slug,
        name=f"Toyota, {city} FL",
        make="Toyota",
        city=city,
        region="FL",
        time_zone="America/New_York",
    )
    Centroid.objects.create(market=made, position=0, zip="00000", lat=26.1, lng=-81.8)
    return made


def panel(market: Market, *, version: int = 1) -> Panel:
    """Make a frozen panel of three intents, two of them with two wordings."""
    made = Panel.objects.create(
        market=market, version=version, digest=f"{market.slug}-{version}".ljust(64, "0")
    )
    for position, (slug, wordings) in enumerate(INTENTS.items()):
        intent = Intent.objects.create(
            panel=made,
            slug=slug,
            position=position,
            department=slug.split("-")[0],
            stage="discover",
            is_local=True,
            is_branded=False,
        )
        Prompt.objects.bulk_create(
            Prompt(intent=intent, wording=index, text=text) for index, text in enumerate(wordings)
        )
    return made


def assistant(
    market: Market,
    slug: str = "gpt-api",
    platform: str = "chatgpt",
    provider: str = "openai",
    *,
    model: str = "model-1",
    surface: str = "responses",
) -> Assistant:
    """Make the assistant that feeds a market's AIV for its platform; `model-1` has no price."""
    made = Assistant.objects.create(
        slug=slug,
        platform=platform,
        provider=provider,
        model=model,
        surface=surface,
        access="official_api",
    )
    MarketAssistant.objects.create(
        market=market, assistant=made, platform=platform, is_declared=True
    )
    return made


def person(email: str, **fields: object) -> User:
    """Make someone who can sign in with `PASSWORD` and whose address is verified."""
    made = User.objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def member(organization: Organization, role: str) -> User:
    """Make a member of an organization who bears the name of the role."""
    made = person(f"{role}@{organization.name.lower().replace(' ', '')}.example")
    Membership.objects.create(user=made, organization=organization, role=role)
    return made


def organization(name: str, *claimed: Dealer) -> Organization:
    """Make an organization that owns the given dealers."""
    made = Organization.objects.create(name=name)
    Dealer.objects.filter(pk__in=[each.pk for each in claimed]).update(organization=made)
    for each in claimed:
        each.refresh_from_db()
    return made
