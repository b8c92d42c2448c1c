from wordkeep.link.leaning import alike, leaning_of


def test_words_of_an_issue_lean_to_it() -> None:
    found = leaning_of("The hackers got into the network of the ministry.")
    assert max(found, key=lambda issue: found[issue]) == "technology/cyber"


def test_sentences_without_a_word_in_common_can_lean_alike() -> None:
    tariffs, duties = "The tariffs would rise.", "Import duties are paid at the port."
    assert alike(tariffs, duties) > alike(tariffs, "Hackers were at work.")


def test_what_leans_to_nothing_is_like_nothing() -> None:
    assert leaning_of("He smiled.") == {}
    assert alike("He smiled.", "He smiled.") == 0.0
