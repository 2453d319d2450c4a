"""Ask what shoppers for a new car ask: 16 intents from first look to handover."""

from __future__ import annotations

from aiv.domain.library.filling import Template

TEMPLATES = (
    Template(
        slug="new-best-dealer",
        department="new",
        stage="discover",
        is_local=True,
        wordings=(
            "what's the best {dealer} near {city}?",
            "which {dealer} would you recommend in {city}, {region}?",
            "I live in {city}. Where should I go to buy a {new_car}?",
        ),
    ),
    Template(
        slug="new-dealers-nearby",
        department="new",
        stage="discover",
        is_local=True,
        wordings=(
            "list the {dealers} around {city}, {region}",
            "which {dealers} are close to {city}?",
            "what {dealers} can I visit within half an hour of {city}?",
        ),
    ),
    Template(
        slug="new-no-markup",
        department="new",
        stage="decide",
        wordings=(
            "which {dealers} near {city} sell without markups or forced add-ons?",
            "where can I buy a {new_car} around {city} without extra dealer fees on top?",
            "is there {a_dealer} near {city} that sells at the sticker price or below?",
        ),
        when_used=(
            "which {dealers} near {city} sell without forced add-ons?",
            "where can I buy a {new_car} around {city} without extra dealer fees on top?",
            "is there {a_dealer} near {city} whose advertised price is what I really pay?",
        ),
    ),
    Template(
        slug="new-lowest-price",
        department="new",
        stage="decide",
        wordings=(
            "who has the best price on a {new_car} near {city}?",
            "which {dealer} in the {city} area usually gives the best deal?",
            "where do people around {city}, {region} pay the least for a {new_car}?",
        ),
    ),
    Template(
        slug="new-out-the-door-price",
        department="new",
        stage="decide",
        wordings=(
            "which {dealers} near {city} give an out-the-door price by e-mail?",
            "which {dealer} around {city} puts the total price in writing before I drive over?",
            "who near {city} will quote me all fees on a {new_car} up front?",
        ),
    ),
    Template(
        slug="new-selection",
        department="new",
        stage="compare",
        wordings=(
            "which {dealer} near {city} has the largest selection?",
            "where around {city} can I compare many {new_car} models in one place?",
            "who has the best stock of {new_car} models near {city}, {region}?",
        ),
        when_used=(
            "which {dealer} near {city} has the largest selection?",
            "where around {city} can I compare cars of many makes in one place?",
            "who has the best stock of used cars near {city}, {region}?",
        ),
    ),
    Template(
        slug="new-in-stock-now",
        department="new",
        stage="decide",
        is_local=True,
        wordings=(
            "I need a {new_car} this week. Which dealer near {city} has cars in stock?",
            "who in {city} has a {new_car} on the lot that I can drive home today?",
            "which {dealers} around {city} have short waiting times right now?",
        ),
        when_used=(
            "I need a {new_car} this week. Which dealer near {city} can I go to?",
            "who in {city} has a {new_car} on the lot that I can drive home today?",
            "which {dealers} around {city} hand a car over on the same day?",
        ),
    ),
    Template(
        slug="new-family-suv",
        department="new",
        stage="discover",
        wordings=(
            "we need a family SUV. Where near {city} should we look for a {new_car}?",
            "best place around {city} to shop for a three-row SUV if I want {a_car}?",
            "my family is growing: which {dealer} near {city} is good for trying out SUVs?",
        ),
        when_used=(
            "we need a family SUV and want to buy used. Where near {city} should we look?",
            "best place around {city} to shop for a used three-row SUV?",
            "my family is growing: which {dealer} near {city} is good for trying out SUVs?",
        ),
    ),
    Template(
        slug="new-hybrid-electric",
        department="new",
        stage="discover",
        wordings=(
            "which {dealers} near {city} know hybrids and electric cars well?",
            "where around {city} can I get honest advice on hybrids before I buy {a_car}?",
            "who near {city}, {region} is good at selling and explaining hybrids?",
        ),
    ),
    Template(
        slug="new-truck-work",
        department="new",
        stage="compare",
        wordings=(
            "where near {city} should I buy a truck for work if I am set on {a_car}?",
            "which {dealer} around {city} is good with contractors and small businesses?",
            "I need a vehicle for my business in {city}. Which {dealer} handles that well?",
        ),
        when_used=(
            "where near {city} should I buy a used truck for work?",
            "which {dealer} around {city} is good with contractors and small businesses?",
            "I need a used vehicle for my business in {city}. Which dealer handles that well?",
        ),
    ),
    Template(
        slug="new-first-time-buyer",
        department="new",
        stage="compare",
        wordings=(
            "I have never bought a car before. Which {dealer} near {city} is patient with me?",
            "where in {city} can a first-time buyer get a {new_car} without pressure?",
            "which {dealers} around {city} treat young first-time buyers fairly?",
        ),
    ),
    Template(
        slug="new-no-pressure",
        department="new",
        stage="compare",
        wordings=(
            "I hate pushy salespeople. Which {dealer} near {city} is relaxed?",
            "which {dealers} around {city} have a no-pressure way of selling?",
            "where near {city} can I test drive a {new_car} without being hassled?",
        ),
    ),
    Template(
        slug="new-buy-online",
        department="new",
        stage="decide",
        wordings=(
            "which {dealer} near {city} lets me do nearly everything online?",
            "can I buy a {new_car} online and have it delivered to {city}? Who does that?",
            "who around {city} delivers a car to my house after I buy it online?",
        ),
    ),
    Template(
        slug="new-lease-offers",
        department="new",
        stage="compare",
        wordings=(
            "which {dealers} near {city} have good lease or monthly payment offers at the moment?",
            "I want low monthly payments on a {new_car}. Where near {city} should I ask?",
            "who around {city}, {region} is known for clear lease and payment deals?",
        ),
        when_used=(
            "which {dealers} near {city} offer low monthly payments at the moment?",
            "I want low monthly payments on a {new_car}. Where near {city} should I ask?",
            "who around {city}, {region} is known for clear payment plans on used cars?",
        ),
    ),
    Template(
        slug="new-weekend-hours",
        department="new",
        stage="decide",
        is_local=True,
        wordings=(
            "which {dealers} in {city} are open on weekends?",
            "I can only come on Saturday evening or Sunday. Which {dealer} near {city} is open?",
            "where can I look at a {new_car} in {city} outside office hours?",
        ),
    ),
    Template(
        slug="new-after-sale-care",
        department="new",
        stage="after",
        wordings=(
            "which {dealer} near {city} takes good care of customers after the sale?",
            "who around {city} handles warranty problems without a fight?",
            "which {dealer} near {city} still answers the phone after I have paid?",
        ),
    ),
)
