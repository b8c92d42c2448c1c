import json
from pathlib import Path

import pytest

from evaluation.corpora import Missing
from evaluation.counts import Counts
from evaluation.plover import FOLDS, TYPES, Row, best, figures, fold_of, older, predictions_in, rows_in, score, scores
from training.data.check import MODES

ROWS = [
    Row(0, "Ode met Ben.", "CONSULT", "1"),
    Row(1, "Ode freed Ben.", "YIELD", "2"),
    Row(2, "Ode met Ben.", "AID", "2"),
]


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def predicted(row: int, **probabilities: float) -> dict[str, object]:
    return {"row": row, "fold": fold_of(ROWS[row].sentence), "probabilities": probabilities}


def test_the_types_are_those_of_the_code_book() -> None:
    assert set(MODES) == TYPES
    assert len(TYPES) == 16


def test_concede_and_retreat_are_one_type() -> None:
    scored = score(ROWS[1], {"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4})
    assert scored.types == {"YIELD": Counts(1, 1, 1)}
    assert scored.judged == ((0.6, True),)


def test_coarse_classes_are_summed_before_the_best_is_taken() -> None:
    scored = score(ROWS[0], {"CONSULT": 0.2, "AGREE": 0.2, "SUPPORT": 0.2, "ACCUSE": 0.4})
    assert scored.types == {"ACCUSE": Counts(0, 1, 0), "CONSULT": Counts(0, 0, 1)}
    assert scored.quads == {"1": Counts(1, 1, 1)}
    assert scored.binary == {"cooperation": Counts(1, 1, 1)}
    halves = score(ROWS[0], {"ACCUSE": 0.3, "ASSAULT": 0.3, "CONSULT": 0.4})
    assert halves.quads == {"1": Counts(1, 1, 1)}
    assert halves.binary == {"conflict": Counts(0, 1, 0), "cooperation": Counts(0, 0, 1)}


def test_what_is_as_probable_is_told_apart_by_name() -> None:
    assert best({"b": 0.5, "a": 0.5, "c": 0.1}) == "a"


def test_a_type_of_another_ontology_is_refused() -> None:
    with pytest.raises(ValueError, match="YIELD is not a type"):
        older({"YIELD": 1.0})


def test_rows_of_one_sentence_are_one_unit() -> None:
    predictions = [{"CONSULT": 1.0}, {"RETREAT": 1.0}, {"CONSULT": 1.0}]
    together = scores(ROWS, predictions)
    assert len(together) == 2
    assert together[0].types == {"AID": Counts(0, 0, 1), "CONSULT": Counts(1, 2, 1)}
    found = figures(together)
    assert found["plover.type"].value == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert found["plover.quad"].value == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert found["plover.binary"].value == 1
    assert found["calibration.plover"].value == pytest.approx(1 / 3)


def test_predictions_come_in_the_order_of_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "folds.jsonl"
    path.write_text(
        lines(predicted(2, AID=1.0), predicted(0, CONSULT=1.0), predicted(1, RETREAT=1.0)), encoding="utf-8"
    )
    assert predictions_in(path, ROWS) == [{"CONSULT": 1.0}, {"RETREAT": 1.0}, {"AID": 1.0}]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([predicted(0), predicted(0)], "row 0 is predicted twice"),
        ([predicted(0) | {"row": 9}], "row 9 is not one of 3"),
        ([predicted(0) | {"fold": (fold_of(ROWS[0].sentence) + 1) % FOLDS}], "row 0 is of fold"),
        ([predicted(0), predicted(1)], "1 rows are not predicted, the first of them 2"),
    ],
)
def test_predictions_that_prove_nothing_are_refused(tmp_path: Path, wrong: list[dict[str, object]], why: str) -> None:
    path = tmp_path / "folds.jsonl"
    path.write_text(lines(*wrong), encoding="utf-8")
    with pytest.raises(ValueError, match=why):
        predictions_in(path, ROWS)


def test_without_predictions_nothing_is_measured(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="training writes it"):
        predictions_in(tmp_path / "folds.jsonl", ROWS)


def test_folds_stay_what_they_are() -> None:
    assert fold_of("Ode met Ben.") == fold_of("Ode met Ben.")
    assert {fold_of(str(number)) for number in range(100)} == set(range(FOLDS))
    assert fold_of("") == int("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 16) % 5


def test_rows_of_the_set(tmp_path: Path) -> None:
    text = 'n\tsentence_id\tsentence\tgold_penta\tgold_root\n\t4\t"Ode said ""no"".\tTwice."\t3\tREJECT\n'
    (tmp_path / "p.tsv").write_text(text, encoding="utf-8")
    assert rows_in(tmp_path / "p.tsv") == [Row(0, 'Ode said "no".\tTwice.', "REJECT", "3")]
