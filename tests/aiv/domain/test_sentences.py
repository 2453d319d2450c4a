"""Show how a score is said on a page and to a person."""

import pytest

from aiv.domain import sentences
from aiv.domain.sentences import ScoreWords


def words(**changed):
    known = {"point": 0.26, "lo": 0.22, "hi": 0.30, "lower": 0.2, "upper": 0.32, "missing": ()}
    return ScoreWords(**{**known, **changed})


def test_a_score_is_said_in_points_with_its_interval():
    assert sentences.page_score(words()) == "26 of 100 (22 to 30)"


def test_a_narrow_interval_keeps_a_decimal():
    said = sentences.page_score(words(point=0.263, lo=0.256, hi=0.27))
    assert said == "26.3 of 100 (25.6 to 27.0)"


def test_a_score_without_uncertainty_has_no_interval():
    assert sentences.page_score(words(lo=None, hi=None)) == "26 of 100"


def test_a_missing_part_is_named_with_the_bounds():
    said = sentences.page_score(words(missing=("UGC",)))
    assert said == "26 of 100 (22 to 30); the review score is missing; between 20 and 32 of 100"


def test_nothing_measured_says_so_and_why():
    said = sentences.page_score(words(point=None, lo=None, hi=None, missing=("GEO", "SCS")))
    assert said == (
        "not measured: Google's AI Overviews and clear pages are missing; between 20 and 32 of 100"
    )


def test_a_part_with_a_plural_name_takes_are():
    assert "local questions are missing" in sentences.page_score(words(missing=("GeoLocal",)))


def test_many_missing_parts_are_counted():
    missing = ("SEO", "AEO", "GEO", "UGC", "GeoLocal")
    assert "5 parts are missing" in sentences.page_score(words(missing=missing))


def test_a_person_is_told_in_whole_sentences():
    assert sentences.chat_score(words()) == "The AIV is 26 of 100 (22 to 30)."


def test_a_person_is_told_that_no_interval_is_known():
    said = sentences.chat_score(words(lo=None, hi=None))
    assert said.endswith("No interval is known, because the inputs state no uncertainty.")


def test_a_person_is_told_how_far_the_missing_parts_reach():
    said = sentences.chat_score(words(point=None, lo=None, hi=None, missing=("UGC", "SCS")))
    assert said.startswith(
        "The AIV is not measured, because the review score and clear pages are missing."
    )
    assert said.endswith("it lies between 20 and 32 of 100.")


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0"), (1.0, "100"), (0.004, "under 1"), (0.996, "over 99")]
)
def test_only_a_measured_end_reads_as_one(share, said):
    assert sentences.points_text(share) == said


def test_bounds_are_rounded_outwards():
    said = sentences.page_score(words(missing=("UGC",), lower=0.209, upper=0.311))
    assert said.endswith("between 20 and 32 of 100")
