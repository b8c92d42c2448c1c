from tests.annotate.reading import statement
from tests.conftest import article_with
from wordkeep.annotate.decode import Found, records_of
from wordkeep.model.span import Span

TEXT = "Ann denied and Ben confirmed that Cal had said it was late."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def found(source: str, cue: str, *content: str) -> Found:
    return Found(span(source), span(cue), tuple(map(span, content)), "by-hand", 0.5)


def test_two_statements_on_the_same_words_have_two_ids() -> None:
    that = "that Cal had said it was late"
    both = [found("Ann", "denied", that), found("Ben", "confirmed", that)]
    one, other = records_of(article_with(TEXT), both, quotations=(), reader="hand")
    assert one.id != other.id
    assert statement(one).within is None
    assert statement(other).within is None


def test_content_inside_content_is_nested_in_any_order_of_finding() -> None:
    outer = found("Ben", "confirmed", "that Cal had said it was late")
    inner = found("Cal", "had said", "it was late")
    for order in ([outer, inner], [inner, outer]):
        first, second = records_of(article_with(TEXT), order, quotations=(), reader="hand")
        assert statement(second).within == first.id


def test_records_stand_in_the_order_of_the_text() -> None:
    late = found("Ben", "confirmed", "it was late")
    early = found("Ann", "denied", "and")
    records = records_of(article_with(TEXT), [late, early], quotations=(), reader="hand")
    assert [statement(record).content[0].exact for record in records] == ["and", "it was late"]
