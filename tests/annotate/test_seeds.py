"""Three real articles, read where they lie: their quotations are found whole, and by whom."""

from pathlib import Path

import pytest

from tests.annotate.reading import Said, records_in, said
from wordkeep.annotate.quotes import quotations_in
from wordkeep.annotate.segment import paragraphs_in


def statements(seeds: Path, number: str) -> list[Said]:
    (file,) = seeds.glob(f"{number}_*.txt")
    return [said(record) for record in records_in(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("number", ["000", "001", "002"])
def test_every_quotation_is_in_some_statement(seeds: Path, number: str) -> None:
    (file,) = seeds.glob(f"{number}_*.txt")
    text = file.read_text(encoding="utf-8")
    held = [fragment for each in statements(seeds, number) for fragment in each.content]
    quotations = [
        text[quotation.start : quotation.end]
        for paragraph in paragraphs_in(text)
        for quotation in quotations_in(text, paragraph)
    ]
    missing = [words for words in quotations if not any(words in fragment for fragment in held)]
    assert len(quotations) > 5
    assert len(missing) <= 1, f"{len(missing)} of {len(quotations)} quotations are in no statement"


def speaker_of(found: list[Said], words: str) -> str | None:
    return next(each.source for each in found if words in each.content[-1] or words in each.content[0])


def test_broken_marks_do_not_change_who_speaks(seeds: Path) -> None:
    found = statements(seeds, "001")
    assert speaker_of(found, "deeds") in ("two US officials", "The United States")
    assert speaker_of(found, "yet,”") == "the official"
    assert speaker_of(found, "strategic") == "the official"
    assert speaker_of(found, "promises") == "the second official"
    assert speaker_of(found, "illusions. ") == "the manager"
    assert speaker_of(found, "No ") is None


def test_lost_marks_do_not_change_who_speaks(seeds: Path) -> None:
    found = statements(seeds, "002")
    assert speaker_of(found, "tolerate") == "Wu"
    assert speaker_of(found, "mentality") == "Wu"
    assert speaker_of(found, "channels") == "he"


def test_a_quotation_over_two_paragraphs_has_its_speaker(seeds: Path) -> None:
    (cooper,) = [each for each in statements(seeds, "000") if each.source == "Dr Cooper"]
    assert "tense" in cooper.content[-1]
    assert len(cooper.content) == 3
