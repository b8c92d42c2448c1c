import pytest

from wordkeep.annotate.quotes import quotations_in
from wordkeep.annotate.segment import paragraphs_in


def quoted(text: str) -> list[str]:
    return [
        text[quotation.start : quotation.end]
        for paragraph in paragraphs_in(text)
        for quotation in quotations_in(text, paragraph)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'He said "one" and "two".',
        "He said “one” and “two”.",
        "He said ''one'' and ''two''.",
        "He said ``one'' and ``two''.",
        "He said ‘one’ and ‘two’.",
        "He said 'one' and 'two'.",
        "He said «one» and «two».",
        "He said « one » and « two ».",
        "Er sagte „one“ und „two“.",
        "He said âoneâ and âtwoâ.",
    ],
)
def test_every_system_of_marks(text: str) -> None:
    assert [words.strip("\"“”„‘’'`«»â ") for words in quoted(text)] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is over. “ he said.", []),  # one mark alone after a stop opens nothing
        ("“It is over. “ he said.", ["“It is over. “"]),
        ("“ No haste ”", ["“ No haste ”"]),
        ("He added: “It is over. “", ["“It is over. “"]),
        ("“We wait,” he said, adding: “It is late ”.", ["“We wait,”", "“It is late ”"]),
        ("âWe wait, âhe said.", ["âWe wait, â"]),
        ("âWe wait,â Ode said. “We hope.”", ["âWe wait,â", "“We hope.”"]),
        ('"We wait," he said. "We hope.', ['"We wait,"', '"We hope.']),
        ('“We wait," he said.', ['“We wait,"']),
    ],
)
def test_marks_on_the_wrong_side(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    assert quoted("“He told me ‘never again’ and left,” Ode said.") == ["“He told me ‘never again’ and left,”"]
    assert quoted("“The “deal” is off,” Ode said.") == ["“The “deal” is off,”"]


def test_a_paragraph_that_does_not_close_is_open_to_its_end() -> None:
    first, second = "“We begin here.", "“We end here,” Ode said."
    text = f"{first}\n{second}"
    closed = [q.closed for paragraph in paragraphs_in(text) for q in quotations_in(text, paragraph)]
    assert quoted(text) == ["“We begin here.", "“We end here,”"]
    assert closed == [False, True]


def test_a_quotation_that_began_a_paragraph_earlier_and_only_closes_turns_nothing_round() -> None:
    assert quoted("and so it ended.” Ode rose. “Goodbye,” she said.") == ["“Goodbye,”"]


@pytest.mark.parametrize(
    "text", ["The workers' rights and Ode's plan", "the ’90s were 'em days", "It's the ministers’ talks", "un âge d’or"]
)
def test_apostrophes_and_letters_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_inside_a_single_quotation_does_not_end_it() -> None:
    assert quoted("Ode spoke of ‘the workers’ rights and hers’ again.") == ["‘the workers’ rights and hers’"]


def test_feet_and_inches_quote_nothing() -> None:
    assert quoted('The 6\'2" envoy said "yes".') == ['"yes"']
