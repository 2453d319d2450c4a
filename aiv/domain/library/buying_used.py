"""Ask what shoppers for a used car ask: 8 intents."""

from __future__ import annotations

from aiv.domain.library.filling import Template

TEMPLATES = (
    Template(
        slug="used-best-place",
        department="used",
        stage="discover",
        is_local=True,
        wordings=(
            "where is the best place to buy a {used_car} in {city}?",
            "which dealership near {city}, {region} would you trust for a {used_car}?",
            "I'm in {city} and looking for a {used_car}. Who should I visit first?",
        ),
    ),
    Template(
        slug="used-certified",
        department="used",
        stage="compare",
        wordings=(
            "who near {city} is good if I want a {used_car} that is certified?",
            "is a certified {used_car} worth it, and which dealer near {city} has them?",
            "which dealers around {city} inspect and warrant a {used_car} properly?",
        ),
    ),
    Template(
        slug="used-under-25k",
        department="used",
        stage="decide",
        wordings=(
            "where can I find a reliable {used_car} under $25,000 near {city}?",
            "my budget is $25,000. Which dealer around {city} has a decent {used_car}?",
            "best dealer near {city} for a {used_car} that costs less than $25k?",
        ),
    ),
    Template(
        slug="used-no-accidents",
        department="used",
        stage="decide",
        wordings=(
            "which dealer near {city} is honest about the history of a {used_car}?",
            "who around {city} shows the accident report of every {used_car} up front?",
            "I want a one-owner {used_car} without accidents. Which dealer near {city} has them?",
        ),
    ),
    Template(
        slug="used-teen-driver",
        department="used",
        stage="discover",
        wordings=(
            "where near {city} can I buy a safe {used_car} for my teenager?",
            "which dealer around {city} is good for a first {used_car} for a student?",
            "safe and cheap {used_car} for a new driver: who should I ask near {city}?",
        ),
    ),
    Template(
        slug="used-return-policy",
        department="used",
        stage="after",
        wordings=(
            "which dealers near {city} let me return a {used_car} within a few days?",
            "who around {city} has a real money-back period on a {used_car}?",
            "where near {city} can I buy a {used_car} and change my mind?",
        ),
    ),
    Template(
        slug="used-fixed-prices",
        department="used",
        stage="compare",
        wordings=(
            "which dealer near {city} sells a {used_car} at a fixed, fair price?",
            "I don't like haggling. Where around {city} should I buy a {used_car}?",
            "who near {city}, {region} prices a {used_car} fairly from the start?",
        ),
    ),
    Template(
        slug="used-selection-nearby",
        department="used",
        stage="discover",
        is_local=True,
        wordings=(
            "who has the biggest choice when I look for a {used_car} in {city}?",
            "which lots in {city} have the most cars if I want a {used_car}?",
            "I want to compare more than one {used_car} in one visit. Where in {city}?",
        ),
    ),
)
