"""Prove that an answer's words stay words, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.marks import Span, excerpt, marked

SPANS = st.lists(
    st.builds(Span, st.integers(0, 60), st.integers(0, 60), st.just("named"), st.text(max_size=5))
)


def test_a_span_is_marked_with_its_kind():
    html = marked("Try Harbor Motors.", [Span(4, 17, "named", "best")])
    assert html == 'Try <mark class="mark mark--named" title="best">Harbor Motors</mark>.'


def test_markup_in_an_answer_is_shown_and_not_run():
    html = marked("<img src=x onerror=alert(1)>", [Span(1, 4, "named")])
    assert "<img" not in html
    assert "&lt;<mark" in html


def test_markup_in_a_title_is_escaped():
    assert 'title="&quot;&gt;"' in marked("abc", [Span(0, 1, "named", '">')])


def test_overlapping_spans_are_cut_and_not_nested():
    html = marked("abcdef", [Span(0, 4, "named"), Span(2, 6, "rival")])
    assert html.index("abcd") < html.index("</mark>") < html.index("ef")
    assert html.count("<mark") == 2


def test_a_span_beyond_the_text_is_cut():
    assert marked("abc", [Span(1, 9, "named")]).endswith(">bc</mark>")


@given(st.text(alphabet="ab<&\n", max_size=50), SPANS)
def test_no_word_is_lost_or_added(text, spans):
    html = marked(text, spans)
    for span in spans:
        html = html.replace(f'title="{marked(span.title, [])}"', "")
    plain = html.replace('<mark class="mark mark--named" >', "").replace("</mark>", "")
    assert plain == marked(text, [])


def test_an_excerpt_is_cut_between_words():
    text = "one two three four five six seven eight nine ten"
    around = Span(text.index("five"), text.index("five") + 4, "named")
    assert "… three four <mark" in excerpt(text, [around], around=around, radius=12)
    assert excerpt(text, [around], around=around, radius=12).endswith("</mark> six seven …")


def test_a_short_text_is_quoted_whole():
    around = Span(0, 3, "named")
    assert "…" not in excerpt("one two", [around], around=around)
