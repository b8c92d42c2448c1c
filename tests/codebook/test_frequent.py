from wordkeep.codebook.frequent import LETTERS, frequent_stems


def test_stems_are_of_common_words() -> None:
    stems = frequent_stems()
    assert 600 < len(stems) < 800
    assert max(map(len, stems)) == LETTERS
    assert {"count", "peopl"} & stems
    assert "macke" not in stems
