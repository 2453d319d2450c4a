"""Copy the first market with its stores, panel, calls, answers and scores many times, in SQL.

A copy's key is made of its market's and the first market's own, so that rows find each other
without a look-up. Of the questions the first two are copied, asked once a week, and of the stores
that an answer names the first: at 10,000 dealers and 24 months half a million answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, models

from aiv.models import (
    Answer,
    Dealer,
    Intent,
    Market,
    Mention,
    Panel,
    Probe,
    Prompt,
    Scan,
    Score,
    ScoreInput,
)
from tests.benchmarks.overview_rows import IN_A_MARKET

COPIED_INTENTS: Final = 2
INPUT_WEEKS: Final = 8
"""Weeks of stored inputs a dealer has; older ones are never the newest of their name."""
PLACES: Final = """
    CREATE TEMPORARY TABLE place AS
    SELECT dealer_id, market_id, row_number() OVER (PARTITION BY market_id ORDER BY dealer_id) AS at
    FROM aiv_market_dealers
"""
KEPT_PROBES: Final = """
    CREATE TEMPORARY TABLE kept AS
    SELECT probe.id FROM aiv_probe AS probe
    JOIN aiv_prompt AS prompt ON prompt.id = probe.prompt_id
    JOIN aiv_intent AS intent ON intent.id = prompt.intent_id
    WHERE probe.trial = 1 AND intent.position < %s
"""
MARKETS: Final = "CROSS JOIN (SELECT id AS market FROM aiv_market WHERE id <> %s) AS each"
DEALERS: Final = """
    JOIN place AS sample ON sample.dealer_id = src.dealer_id
    JOIN place AS own ON own.at = sample.at AND own.market_id = each.market
"""
INPUTS: Final = """
    INSERT INTO aiv_scoreinput (
        id, dealer_id, market_id, name, value, status, reason, action, method_version, source,
        surface, measured_at)
    SELECT gen_random_uuid(), place.dealer_id,
        CASE WHEN name LIKE 'platform%%' OR name LIKE 'g%%' THEN place.market_id END, name, 0.5,
        'measured', '', '', 't', '[]'::jsonb, '',
        now() - interval '1 day' - week * interval '7 days'
    FROM place, generate_series(0, %s) AS week, unnest(%s::text[]) AS name
"""


def key(column: str) -> str:
    """Give the SQL of a copied row's key."""
    return f"md5(each.market::text || src.{column}::text)::uuid"


INDEXES: Final = """
    SELECT indexname, indexdef FROM pg_indexes
    WHERE tablename = %s AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


PLACED: Final = """
    INSERT INTO aiv_market_dealers (market_id, dealer_id)
    SELECT md5('market-' || each.market)::uuid, md5(each.market::text || src.id::text)::uuid
    FROM (SELECT * FROM aiv_dealer WHERE slug IN ({})) AS src
    CROSS JOIN generate_series(1, %s) AS each (market)
"""


def markets(more: int) -> None:
    """Make further markets and their stores beside the first."""
    town = "'market-' || each.market"
    words = {"id": f"md5({town})::uuid", "slug": town, "name": town, "city": town}
    store = {"id": key("id"), "slug": "src.slug || '-' || each.market", "organization_id": "NULL"}
    series = "CROSS JOIN generate_series(1, %s) AS each (market)"
    slugs = ", ".join(f"'dealer-{number}'" for number in range(IN_A_MARKET))
    with connection.cursor() as cursor:
        for model, names in ((Market, words), (Dealer, store)):
            cursor.execute(_copy(model, names, beside=series)[1], [more])
        cursor.execute(PLACED.format(slugs), [more])


def spread(market: Market, names: list[str]) -> None:
    """Copy everything; foreign keys are not checked meanwhile, for they hold by construction."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(PLACES)
        cursor.execute(KEPT_PROBES, [COPIED_INTENTS])
        cursor.execute("ANALYZE place")
        for model, statement in _copies():
            with indexed_afterwards(model._meta.db_table):
                cursor.execute(statement, [market.pk])
        with indexed_afterwards(ScoreInput._meta.db_table):
            cursor.execute(INPUTS, [INPUT_WEEKS - 1, names])
        cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def indexed_afterwards(table: str) -> Iterator[None]:
    """Leave a table's indexes out while it is filled: made in one go they take a fraction of it."""
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [table])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, definition in found:
            cursor.execute(definition)


def _copies() -> list[tuple[type[models.Model], str]]:
    """Give the statements in their order, each with the first market as its one parameter."""
    panel, intent, prompt = key("panel_id"), key("intent_id"), key("prompt_id")
    market = {"market_id": "each.market"}
    kept = "JOIN kept ON kept.id = src."
    short = {"text": "'Dealer words.'", "raw_body": "''", "digest": _digest()}
    answer = {"probe_id": key("probe_id"), "panel_id": panel, "intent_id": intent}
    dealer = {"dealer_id": "own.dealer_id"}
    return [
        _copy(Panel, {**market, "digest": _digest()}),
        _copy(Intent, {"panel_id": panel}),
        _copy(Prompt, {"intent_id": intent}),
        _copy(Scan, {"panel_id": panel}),
        _copy(Probe, {"scan_id": key("scan_id"), "prompt_id": prompt}, f"{kept}id"),
        _copy(Answer, {**answer, **market, **short}, f"{kept}probe_id"),
        _copy(Mention, {**dealer, "answer_id": key("answer_id")}, f"{_ANSWERED} {DEALERS}"),
        _copy(
            Score,
            {**dealer, **market, "panel_id": panel, "snapshot": _SNAPSHOT},
            DEALERS,
        ),
    ]


_ANSWERED: Final = """
    JOIN aiv_answer AS answer ON answer.id = src.answer_id AND src."order" = 1
    JOIN kept ON kept.id = answer.probe_id
"""
# Of older scores the line of the chart reads figures only.
_SNAPSHOT: Final = """
    CASE WHEN src.computed_at = (SELECT max(computed_at) FROM aiv_score) THEN src.snapshot
    ELSE '{}'::jsonb END
"""


def _digest() -> str:
    return "md5(each.market::text || src.id::text) || md5(src.id::text)"


def _copy(
    model: type[models.Model], words: dict[str, str], joined: str = "", beside: str = MARKETS
) -> tuple[type[models.Model], str]:
    """Give the statement that copies rows with the columns in `words` replaced."""
    meta = model._meta
    own = {} if isinstance(meta.pk, models.AutoField) else {"id": key("id")}
    columns = [
        str(field.column)
        for field in meta.concrete_fields
        if not isinstance(field, models.AutoField)
    ]
    values = [{**own, **words}.get(column, f'src."{column}"') for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    return model, (
        f"INSERT INTO {meta.db_table} ({names}) SELECT {', '.join(values)} "
        f"FROM (SELECT * FROM {meta.db_table}) AS src {beside} {joined}"
    )


def sizes() -> dict[str, int]:
    """Count the rows of the big tables."""
    big = (Answer, Mention, Score, ScoreInput, Dealer)
    return {model._meta.model_name or "": model._base_manager.count() for model in big}
