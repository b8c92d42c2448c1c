"""HTML to characters with places."""

from hypothesis import given
from hypothesis import strategies as st

from wordkeep.clean.markup import led_back, shown_text
from wordkeep.model.span import Span

SOURCE = (
    "<html><head><title>No</title><script>var a = '<p>no</p>';</script></head><body><!-- no -->"
    "<nav>Menu</nav><p>Envoy  Sand\n said: &ldquo;Talks &amp; more talks&rdquo; <b>now</b>.</p><p>5 &lt; 6 < 7</p></body>"
)


def test_blocks_become_paragraphs_and_references_characters() -> None:
    text, to_source = shown_text(SOURCE)
    assert text == "Menu\nEnvoy Sand said: “Talks & more talks” now.\n5 < 6 < 7"
    mark = text.index("“")
    assert [span.of(SOURCE) for span in to_source.to_page(Span(mark, mark + 1))] == ["&ldquo;"]
    word = text.index("more")
    assert [span.of(SOURCE) for span in to_source.to_page(Span(word, word + 4))] == ["more"]


def test_text_from_an_extractor_is_led_back() -> None:
    text = "Envoy Sand said: “Talks & more talks” now."
    to_source = led_back(text, SOURCE)
    assert to_source.to_page(Span(0, 5))[0].of(SOURCE) == "Envoy"
    assert sum(run.length for run in to_source.runs) == len(text)


def test_words_that_are_not_on_the_page_have_no_place() -> None:
    to_source = led_back("Somebody else spoke.", SOURCE)
    assert to_source.to_page(Span(0, 8)) == ()


def test_what_is_never_closed_ends_with_the_page() -> None:
    assert shown_text("a<!-- b")[0] == "a"
    assert shown_text("a<script>b</p>")[0] == "a"
    assert shown_text("a<p b")[0] == "a"
    assert shown_text("a </")[0] == "a </"


@given(st.text(alphabet=st.sampled_from("<>&/!-ps cript;lt#x20\n\"='🤝")))
def test_any_markup_gives_text_and_places(source: str) -> None:
    text, to_source = shown_text(source)
    assert sum(run.length for run in to_source.runs) == len(text)
    for run in to_source.runs:
        if run.copied:
            assert source[run.before : run.before + run.length] == text[run.after : run.after + run.length]


def test_time_grows_with_size_alone() -> None:
    for hostile in ("<" * 200_000, "<!--" * 50_000, "&" * 200_000, "<script" * 30_000, "&#" * 100_000, "<a " * 70_000):
        shown_text(hostile)  # quadratic time would be minutes
