"""Rows of lines and deeds: the fields of the contract, every anchor with its place, and nothing that JSON cannot hold."""

import json

from tests.lines.made import AGAINST, answer, deed, happening, with_deeds
from wordkeep.export.commitments import commitment_row, happening_row
from wordkeep.model.commitment import Answer

CONTRACT = """id kind by to claimed_by what issue made due condition strength form ladder state statements evidence_for
evidence_against rulings""".split()


def test_a_line_has_the_fields_of_the_contract() -> None:
    row = commitment_row(with_deeds(deed(), AGAINST, answers=(answer("we still mean to", Answer.REAFFIRMS, "NOR"),)))
    assert set(CONTRACT) <= set(row)
    assert json.loads(json.dumps(row)) == row
    assert row["made"] == ["2023-05-16", "2023-05-16"]
    assert [step["ladder"] for step in row["history"]] == ["said", "delivered", "reversed"]
    (for_,), (against,) = row["evidence_for"], row["evidence_against"]
    assert for_["gates"] == {"principal": 1.0, "issue": 1.0, "time": 1.0, "content": 0.8}
    assert (for_["event"], against["event"]) == ("e1", "e2")
    words = "reopened the consulate"
    assert for_["told"][0]["words"] == [{"article": "a-e1", "start": 0, "end": len(words), "exact": words}]
    assert row["answers"][0]["answer"] == "reaffirms"


def test_a_deed_counts_independent_reports() -> None:
    row = happening_row(happening(reports=2))
    assert (row["reports"], len(row["told"]), row["when"]) == (2, 2, ["2023-06-20", "2023-06-20"])
