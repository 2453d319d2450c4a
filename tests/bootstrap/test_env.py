"""Settings are read loudly: a variable that cannot be used names itself and the remedy."""

import pytest

from aiv.domain.errors import InvalidInput
from dealershipai.env import Environment, parse


def reader(**values: str) -> Environment:
    return Environment(values)


def test_an_empty_variable_counts_as_not_set():
    assert reader(NAME="").text("NAME", "other") == "other"
    assert reader(NAME=" ").flag("NAME", default=True) is True


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("Yes", True), ("off", False)])
def test_a_flag_reads_plain_words(word, meaning):
    assert reader(NAME=word).flag("NAME", default=not meaning) is meaning


def test_a_flag_that_is_neither_names_variable_and_remedy():
    with pytest.raises(InvalidInput, match="NAME: write true or false"):
        reader(NAME="maybe").flag("NAME", default=False)


@pytest.mark.parametrize("word", ["-1", "1.5", "many", "²"])
def test_a_number_that_is_none_is_refused(word):
    with pytest.raises(InvalidInput, match="NAME: write a whole number of at least 0"):
        reader(NAME=word).number("NAME", 1)


def test_a_number_below_its_minimum_is_refused():
    with pytest.raises(InvalidInput, match="at least 5"):
        reader(NAME="4").number("NAME", 9, minimum=5)


@pytest.mark.parametrize("word", ["1.1", "-0.1", "nan", "half"])
def test_a_share_outside_0_to_1_is_refused(word):
    with pytest.raises(InvalidInput, match="between 0 and 1"):
        reader(NAME=word).share("NAME", 0.5)


@pytest.mark.parametrize("word", ["plain words", "ftp://a.example", "https://", "http://[broken"])
def test_an_address_of_another_kind_is_refused(word):
    with pytest.raises(InvalidInput, match="starts with https:// or http://"):
        reader(NAME=word).url("NAME")


@pytest.mark.parametrize(
    "word", ["sqlite:///var/db.sqlite3", "postgresql://me@/name?host=/tmp/sockets"]
)
def test_a_database_address_needs_no_host(word):
    assert reader(NAME=word).url("NAME", schemes=("sqlite", "postgresql")) == word


def test_a_list_is_separated_by_commas_or_spaces():
    assert reader(NAME="a.example, b.example c.example").lines("NAME") == (
        "a.example", "b.example", "c.example",
    )  # fmt: skip


def test_a_message_never_shows_the_value():
    with pytest.raises(InvalidInput) as raised:
        reader(NAME="hunter2").url("NAME")
    assert "hunter2" not in str(raised.value)


def test_each_name_read_is_remembered():
    environment = reader()
    environment.text("ONE")
    environment.secret("TWO")
    assert environment.names == {"ONE", "TWO"}


def test_the_process_environment_wins_over_the_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("DAI_ONE=file\nDAI_TWO=file\n")
    monkeypatch.setenv("DAI_ONE", "process")
    environment = Environment.beside(tmp_path)
    assert (environment.text("DAI_ONE"), environment.text("DAI_TWO")) == ("process", "file")


def test_a_file_may_have_comments_quotes_and_export():
    text = "# words\n\nexport A=1\nB = 'two # words'\nC=\"x=y\"\nD=plain # why\n"
    assert parse(text) == {"A": "1", "B": "two # words", "C": "x=y", "D": "plain"}


@pytest.mark.parametrize("line", ["just words", "A B=1", "=1"])
def test_a_line_that_cannot_be_read_is_named_by_its_number(line):
    with pytest.raises(InvalidInput, match="line 2 is not NAME=value"):
        parse(f"A=1\n{line}\n")
