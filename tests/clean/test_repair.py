"""Broken characters: what is mended, what is left alone, and that every place is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.clean.repair import escaped_edits, lossy_mark_edits, lost_third_byte_edits, mojibake_edits, stray_edits
from wordkeep.model.offsets import apply_edits

STEPS = (escaped_edits, stray_edits, lost_third_byte_edits, mojibake_edits, lossy_mark_edits)


def mended(text: str) -> str:
    for step in STEPS:
        text, _ = apply_edits(text, step(text))
    return text


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        # opening and closing, inside a sentence
        ("He spoke of âdelay and evasionâ by the others.", "He spoke of “delay and evasion” by the others."),
        ("âAlvonia keeps its word,â Sand said.", "“Alvonia keeps its word,” Sand said."),
        # two pairs in one paragraph
        ("He named âdelaysâ and âevasionsâ too.", "He named “delays” and “evasions” too."),
        # the space on the wrong side of the closing mark
        ("âWe will keep the channels open, âhe said.", "“We will keep the channels open, ”he said."),
        # an opener whose paragraph never closes
        ("âWe will go on.\nâAnd we will win,â she said.", "“We will go on.\n“And we will win,” she said."),
        # apostrophes
        ("âAlvoniaâs fleet isnât ready,â he said.", "“Alvonia’s fleet isn’t ready,” he said."),
        ("âThe statesâ fleets are ready,â he said.", "“The states’ fleets are ready,” he said."),
        # whole and broken marks in one paragraph
        (
            "âFirst,â he said. “Second,” she said. âThird,â they said.",
            "“First,” he said. “Second,” she said. “Third,” they said.",
        ),
        # a dash
        ("âYes,â he said. The port â a small one â is closed.", "“Yes,” he said. The port – a small one – is closed."),
    ],
)
def test_lone_first_bytes_become_the_mark_that_belongs(broken: str, right: str) -> None:
    assert mended(broken) == right


@pytest.mark.parametrize(
    "text",
    [
        "They dined at the château in Neuchâtel.",
        "Il a l'âge de raison, et l'âme en paix.",
        "En âge de voter, dit-il.",
        "Câmara and Guimarães spoke in Brasília.",
        "The talks ended.",
    ],
)
def test_words_that_have_the_letter_keep_it(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("Chinaâ€™s reply", "China’s reply"),
        ("â€œAgreed,â€\x9d she said.", "“Agreed,” she said."),
        ("â€œAgreed,â€ she said.", "“Agreed,” she said."),
        ("the so-called â€œlineâ€.", "the so-called “line”."),
        ("MÃ¼nchen und KÃ¶ln", "München und Köln"),
        ("talks â€“ the last â€“ ended", "talks – the last – ended"),
    ],
)
def test_whole_mojibake_is_decoded_again(broken: str, right: str) -> None:
    assert mended(broken) == right


def test_bytes_that_were_printed_are_decoded() -> None:
    text = "A headline\nb'Sand said:\\n\\tBresk\\xe2\\x80\\x99s envoy isn\\'t there.\\n'"
    assert apply_edits(text, escaped_edits(text))[0] == "A headline\nSand said:\n\tBresk’s envoy isn't there.\n'"
    for plain in (r"C:\new\table", r"regex \x41 and \n", "He said b'ye.", r"\xe2\x28"):
        assert escaped_edits(plain) == []


def test_newlines_controls_and_halves_of_pairs() -> None:
    assert mended("\ufeffOne\r\ntwo\rthree\x00\x1b[31m four\xad teen \ud83d") == "One\ntwo\nthree[31m four teen �"


def test_only_the_broken_characters_are_touched() -> None:
    text = "Alvoniaâ€™s reply was â€œnoâ€\x9d, and it was final."
    _, to_page = apply_edits(text, mojibake_edits(text))
    replaced = [text[run.before : run.before + run.source_length] for run in to_page.runs if not run.copied]
    assert replaced == ["â€™", "â€œ", "â€\x9d"]


@given(st.text(alphabet=st.sampled_from("ab. ,â€™œ“”\n\r\x9d\xa0s'Ãé¼\ud83d🤝")))
def test_repair_never_fails_and_keeps_every_place(text: str) -> None:
    for step in STEPS:
        after, to_page = apply_edits(text, step(text))
        for run in to_page.runs:
            if run.copied:
                assert after[run.after : run.after + run.length] == text[run.before : run.before + run.length]
        text = after


@given(st.text())
def test_clean_text_has_no_stray_characters(text: str) -> None:
    after, _ = apply_edits(text, stray_edits(text))
    assert stray_edits(after) == []
