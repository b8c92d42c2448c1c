import argparse
import ast
import doctest
import importlib
from pathlib import Path

import pytest

import evaluation
from evaluation.under_test import FEW, Under, parser, reader, rules, under
from wordkeep import pipeline

FILES = sorted(Path(evaluation.__file__).parent.glob("*.py"))
TEXT = '"Talks will resume in May," Ode Saro, the foreign minister, said on Monday.'


def test_the_reader_under_test_is_the_one_that_ships() -> None:
    assert reader() is pipeline.READER
    assert under(parser(None).parse_args([])).make is reader
    assert under(parser(None).parse_args(["--rules", "--workers", "3"])) == Under(rules, 3)


def test_several_processes_read_what_one_reads() -> None:
    texts = [(f"t{number}", f"{TEXT} It was day {number}.") for number in range(FEW + 1)]
    alone, together = Under(rules).read(texts), Under(rules, workers=2).read(texts)
    assert together == alone
    assert [records[0].text_id for records in alone] == [name for name, _ in texts]


def test_options_tell_what_they_are_of() -> None:
    assert isinstance(parser("Doc."), argparse.ArgumentParser)
    assert parser("Doc.").description == "Doc."


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_examples_in_docstrings_hold(file: Path) -> None:
    module = importlib.import_module(f"evaluation.{file.stem}" if file.stem != "__init__" else "evaluation")
    assert doctest.testmod(module).failed == 0


def test_nothing_of_training_but_its_sentences_is_needed() -> None:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.partition(".")[0] != "torch", file.name
                assert not name.startswith("training") or (file.stem, name) == ("sentences", "training.data.check")
