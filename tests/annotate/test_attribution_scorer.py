import pytest

from evaluation.attribution import (
    Attribution,
    main,
    matches,
    polnear_file,
    rule_report,
    score,
    sources_agree,
)
from evaluation.counts import Counts
from wordkeep.model.span import Span

TEXT = "Ode said that talks would resume soon and Ben denied that they would."


def spans(*pieces: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


def attribution(source: str, cue: str, *content: str, rule: str = "") -> Attribution:
    return Attribution(spans(source) if source else (), spans(cue), spans(*content), rule)


ODE = attribution("Ode", "said", "that talks would resume soon")
BEN = attribution("Ben", "denied", "that they would")


def test_what_is_right_scores_one() -> None:
    counts = score(TEXT, [ODE, BEN], [BEN, ODE]).measures
    assert all(each.f1 == pytest.approx(1) for each in counts.values())


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    half = attribution("Ode", "said", "that talks would")  # 3 of 5 words
    less = attribution("Ode", "said", "that talks")  # 2 of 5
    assert score(TEXT, [ODE], [half]).measures["A2"] == Counts(1, 1, 1)
    assert score(TEXT, [ODE], [less]).measures["A2"] == Counts(0, 1, 1)


def test_a_wrong_source_is_right_content_only() -> None:
    wrong = attribution("Ben", "said", "that talks would resume soon")
    measures = score(TEXT, [ODE], [wrong]).measures
    assert measures["A1"] == Counts(1, 1, 1)
    assert measures["A2"] == Counts(0, 1, 1)
    assert measures["exact source"] == Counts(0, 1, 1)
    assert measures["exact content"] == Counts(1, 1, 1)


def test_no_source_agrees_with_no_source_only() -> None:
    nobody = attribution("", "said", "that talks would resume soon")
    assert sources_agree(nobody, nobody)
    assert not sources_agree(nobody, ODE)


def test_each_attribution_is_matched_once() -> None:
    assert matches(TEXT, [ODE], [ODE, ODE]) == [(0, 0)]
    assert score(TEXT, [ODE], [ODE, ODE]).measures["A2"] == Counts(1, 2, 1)


def test_the_closest_match_comes_first() -> None:
    close = attribution("Ode", "said", "that talks would resume soon")
    loose = attribution("Ode", "said", "talks would resume soon and")
    assert matches(TEXT, [ODE], [loose, close]) == [(0, 1)]


def test_every_fragment_is_a_span() -> None:
    split = attribution("Ode", "said", "that talks", "resume soon")
    assert score(TEXT, [split], [ODE]).measures["exact content"] == Counts(0, 1, 2)
    assert score(TEXT, [split], [ODE]).measures["tokens content"] == Counts(4, 5, 4)


def test_precision_by_rule() -> None:
    right = attribution("Ode", "said", "that talks would resume soon", rule="that-clause")
    wrong = attribution("Ben", "denied", "and", rule="that-clause")
    lines = list(rule_report([score(TEXT, [ODE], [right, wrong])]))
    assert lines[1].split() == ["that-clause", "2", "0.50"]


def test_missing_data_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORDKEEP_DATA", raising=False)
    with pytest.raises(SystemExit, match="WORDKEEP_DATA is not set"):
        polnear_file("dev")


def test_there_is_no_test_split(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--split", "test"])
    assert "invalid choice" in capsys.readouterr().err
