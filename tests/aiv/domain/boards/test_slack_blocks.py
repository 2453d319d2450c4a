"""What Slack shows is what was written: no mention, no link and no block of others."""

from __future__ import annotations

import pytest

from aiv.domain.boards import slack_blocks


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<!channel> Motors", "&lt;!channel&gt; Motors"),
        ("Cars & <@U123>", "Cars &amp; &lt;@U123&gt;"),
        ("one\r\ntwo\tthree", "one two three"),
        ("right\u202eleft", "right left"),
        ("half \ud800 sign", "half \ufffd sign"),
    ],
)
def test_a_name_is_shown_as_it_is_written(given: str, shown: str) -> None:
    assert slack_blocks.escaped(given) == shown


def test_a_label_cannot_end_its_link() -> None:
    link = slack_blocks.link("https://app.example/a|b", "Cars> <!here>")
    assert link == "<https://app.example/a%7Cb|Cars&gt; &lt;!here&gt;>"


def test_many_lines_are_split_into_sections_that_slack_takes() -> None:
    found = slack_blocks.sections(["x" * 1000] * 7 + ["y" * 10_000])
    assert [len(each["text"]["text"]) for each in found] == [2001, 2001, 2001, 1000, 3000]
    assert found[-1]["text"]["text"].endswith("…")


def test_beyond_fifty_blocks_the_rest_is_named_as_left_out() -> None:
    made = slack_blocks.message("Title", [slack_blocks.context(str(n)) for n in range(60)])
    assert len(made.blocks) == 50
    assert made.blocks[-1]["elements"][0]["text"] == "11 more parts are left out here."


def test_slack_makes_no_links_of_its_own() -> None:
    (block,) = slack_blocks.sections(["https://elsewhere.example"])
    assert block["text"]["verbatim"] is True


def test_the_title_of_a_body_is_escaped() -> None:
    made = slack_blocks.message("<!everyone>", [slack_blocks.header("a\nb")])
    assert made.body()["text"] == "&lt;!everyone&gt;"
    assert made.body()["blocks"][0]["text"]["text"] == "a b"
