"""Ask what owners and sellers ask: 8 of service and parts, 4 of money, 4 of reputation."""

from __future__ import annotations

from aiv.domain.library.filling import Template

TEMPLATES = (
    Template(
        slug="service-best-shop",
        department="service",
        stage="discover",
        is_local=True,
        wordings=(
            "where should I get my {brand} serviced in {city}?",
            "which service department near {city} is good for {a_brand}?",
            "who does trustworthy {brand} service around {city}, {region}?",
        ),
        when_used=(
            "where should I get my car serviced in {city}?",
            "which service department near {city} is good for a car of any make?",
            "who does trustworthy car service around {city}, {region}?",
        ),
    ),
    Template(
        slug="service-oil-change",
        department="service",
        stage="decide",
        is_local=True,
        wordings=(
            "where can I get a quick oil change for my {brand} in {city}?",
            "which dealer near {city} does {a_brand} oil change without a long wait?",
            "how much is {a_brand} oil change in {city}, and where should I go?",
        ),
        when_used=(
            "where can I get a quick oil change in {city}?",
            "which dealer near {city} does an oil change without a long wait?",
            "how much is an oil change in {city}, and where should I go?",
        ),
    ),
    Template(
        slug="service-brakes",
        department="service",
        stage="compare",
        wordings=(
            "who near {city} does {brand} brakes at a fair price?",
            "dealer or independent shop for {brand} brakes near {city}: which one?",
            "my {brand} needs new brakes. Where around {city} would you take it?",
        ),
        when_used=(
            "who near {city} does brakes at a fair price?",
            "dealer or independent shop for new brakes near {city}: which one?",
            "my car needs new brakes. Where around {city} would you take it?",
        ),
    ),
    Template(
        slug="service-saturday",
        department="service",
        stage="decide",
        is_local=True,
        wordings=(
            "which {brand} service departments in {city} work on Saturdays?",
            "I need {a_brand} service appointment on a Saturday near {city}. Who has that?",
            "who in {city} can look at my {brand} over the weekend?",
        ),
    ),
    Template(
        slug="service-loaner-car",
        department="service",
        stage="decide",
        wordings=(
            "which dealer near {city} gives me a loaner while my {brand} is in service?",
            "who around {city} offers a shuttle or a loaner with {brand} repairs?",
            "I can't be without a car. Where near {city} do I get a loaner with {brand} service?",
        ),
    ),
    Template(
        slug="service-recall",
        department="service",
        stage="after",
        is_local=True,
        wordings=(
            "where in {city} can I have {a_brand} recall fixed?",
            "my {brand} has an open recall. Which dealer near {city} handles it well?",
            "who around {city} does {brand} recall work quickly?",
        ),
        when_used=(
            "where in {city} can I have a recall on my car fixed?",
            "my car has an open recall. Which dealer near {city} handles it well?",
            "who around {city} does recall work quickly?",
        ),
    ),
    Template(
        slug="parts-genuine",
        department="parts",
        stage="decide",
        is_local=True,
        wordings=(
            "where can I buy genuine {brand} parts in {city}?",
            "which parts counter near {city} has {brand} parts in stock?",
            "who around {city}, {region} sells original {brand} parts at a fair price?",
        ),
    ),
    Template(
        slug="parts-tires",
        department="parts",
        stage="compare",
        wordings=(
            "where should I buy tires for my {brand} near {city}?",
            "do dealers near {city} match tire prices for {a_brand}? Which ones?",
            "best place around {city} for {brand} tires, fitted and balanced?",
        ),
    ),
    Template(
        slug="finance-low-credit",
        department="finance",
        stage="discover",
        is_local=True,
        wordings=(
            "which {dealers} in {city} work with a credit score around 600?",
            "can I get a loan for {a_car} with poor credit near {city}? Who helps?",
            "I was turned down by my bank. Which {dealer} near {city} might still finance me?",
        ),
    ),
    Template(
        slug="finance-clear-rates",
        department="finance",
        stage="compare",
        wordings=(
            "which {dealer} near {city} shows interest rates and fees up front?",
            "dealer loan or credit union for {a_car} near {city}: which dealer is fair about it?",
            "who around {city} explains car financing without tricks?",
        ),
    ),
    Template(
        slug="trade-in-best-offer",
        department="trade-in",
        stage="compare",
        wordings=(
            "who pays the most for a trade-in near {city}?",
            "which {dealer} around {city} gives fair trade-in offers?",
            "I want to trade in my old car for {a_car}. Where near {city} do I get the best value?",
        ),
    ),
    Template(
        slug="trade-in-sell-for-cash",
        department="trade-in",
        stage="decide",
        is_local=True,
        wordings=(
            "where in {city} can I sell my car for cash today?",
            "which dealers in {city} buy cars even if I don't buy one from them?",
            "who near {city} gives a written cash offer for my {brand} on the spot?",
        ),
    ),
    Template(
        slug="reputation-honest",
        department="reputation",
        stage="compare",
        wordings=(
            "which {dealer} near {city} has a reputation for honesty?",
            "who are the most trusted {dealers} around {city}, {region}?",
            "which {dealer} near {city} can I actually trust?",
        ),
    ),
    Template(
        slug="reputation-best-reviews",
        department="reputation",
        stage="compare",
        wordings=(
            "which {dealer} in the {city} area has the best reviews?",
            "what do reviews say about {dealers} near {city}?",
            "who has the happiest customers among {dealers} around {city}?",
        ),
    ),
    Template(
        slug="reputation-hidden-fees",
        department="reputation",
        stage="decide",
        wordings=(
            "which {dealer} near {city} has the fewest hidden fees?",
            "people complain about fees at {dealers} near {city}. Which ones are fine?",
            "who around {city} doesn't surprise you with a big doc fee on {a_car}?",
        ),
    ),
    Template(
        slug="reputation-avoid",
        department="reputation",
        stage="compare",
        wordings=(
            "which {dealers} near {city} should I choose, and which should I avoid?",
            "good and bad experiences with {dealers} around {city}?",
            "I heard mixed things about {dealers} in {city}. Who is good?",
        ),
    ),
)
