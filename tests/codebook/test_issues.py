"""The tree of issues is whole, users' files are added to it, and each fault in one is told in one line."""

from pathlib import Path

import pytest

from wordkeep.codebook.issues import CONTEXTS, VARIABLE, Role, forms_of, issues, issues_from, issues_of_readouts
from wordkeep.errors import IssuesFaulty
from wordkeep.model.ids import IssueId

ADDED = """
maritime:
  leaves:
    salvage:
      name: Salvage of wrecks
      weak: [wreck(s)]
      beside: [raise]
      not: [nervous wreck]
      plover: [legal]
trade:
  leaves:
    tariffs: {terms: [Zollverein]}
chess:
  name: Chess
  leaves:
    titles: {name: Titles, terms: [grandmaster(s)]}
"""


def written(folder: Path, text: str) -> str:
    path = folder / "issues.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_issue_says_what_it_is_and_what_it_is_not() -> None:
    for issue in issues_from().issues.values():
        assert issue.name
        assert issue.means.endswith(".")
        assert issue.near_miss
        assert issue.terms or issue.mentions, issue.id
        assert issue.plover
        assert set(issue.plover) <= CONTEXTS


def test_every_context_of_plover_has_an_issue() -> None:
    assert len(CONTEXTS) == 37
    assert {context for issue in issues_from().issues.values() for context in issue.plover} == CONTEXTS


def test_no_issue_has_a_phrase_in_two_roles() -> None:
    for issue in issues_from().issues.values():
        roles: dict[tuple[str, ...], set[Role]] = {}
        for phrase in issue.phrases():
            roles.setdefault(phrase.words, set()).add(phrase.role)
        assert {words for words, found in roles.items() if len(found) > 1} == set(), issue.id


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("tariff(s)", ["tariff", "tariffs"]),
        ("dut(y|ies)", ["duty", "duties"]),
        ("arms sale(s)", ["arms sale", "arms sales"]),
        ("dual-use", ["dual use"]),
        ("Iran's nuclear", ["Iran s nuclear"]),
    ],
)
def test_the_forms_of_an_entry(entry: str, forms: list[str]) -> None:
    assert [" ".join(words) for words in forms_of(entry)] == forms


def test_a_users_file_adds_branches_leaves_and_terms(tmp_path: Path) -> None:
    book = issues_from((written(tmp_path, ADDED),))
    assert book.issues[IssueId("maritime/salvage")].beside == ("raise",)
    assert book.issues[IssueId("chess/titles")].branch == "chess"
    tariffs = book.issues[IssueId("trade/tariffs")]
    assert "Zollverein" in tariffs.terms
    assert "tariff(s)" in tariffs.terms
    assert tariffs.name == "Tariffs"
    assert len(book.issues) == len(issues_from().issues) + 2
    assert book.digest
    assert not issues_from().digest


def test_the_environment_names_users_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, written(tmp_path, ADDED))
    assert IssueId("chess/titles") in issues().issues
    monkeypatch.delenv(VARIABLE)
    assert IssueId("chess/titles") not in issues().issues


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- tariffs", "the file is no list of names"),
        ("trade: [", "is not YAML, line"),
        ("trade: {leafs: {}}", "has 'leafs', which is none of leaves, name"),
        ("trade: {leaves: {tariffs: {term: [x]}}}", "trade/tariffs has 'term'"),
        ("trade: {leaves: {tariffs: {terms: levy}}}", "terms is a list of words"),
        ("trade: {leaves: {tariffs: {terms: [no]}}}", "put quotation marks around False"),
        ("trade: {leaves: {tariffs: {terms: ['-']}}}", "put quotation marks around '-'"),
        ("trade: {leaves: {tariffs: {plover: [commerce]}}}", "'commerce' is no context of PLOVER"),
        ("trade: {leaves: {Old Dues: {name: Dues, terms: [dues]}}}", "small letters, digits and hyphens"),
        ("trade: {leaves: {dues: {terms: [dues]}}}", "trade/dues is new and has no name"),
        ("trade: {leaves: {dues: {name: Dues}}}", "has no terms, mentions or weak words"),
        ("chess: {leaves: {}}", "branch chess is new and has no name"),
        ("trade: {leaves: {tariffs: {only_alone: maybe}}}", "only_alone is true or false"),
        ("trade: {leaves: {tariffs: {name: 7}}}", "trade/tariffs: name is no text"),
    ],
)
def test_a_fault_in_a_users_file_is_told(text: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(IssuesFaulty) as fault:
        issues_from((path,))
    assert said in str(fault.value)
    assert path in str(fault.value)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(IssuesFaulty, match="cannot be read"):
        issues_from((str(tmp_path / "none.yaml"),))


def test_readouts_are_read_with_more_words_of_the_same_issues() -> None:
    sure, more = issues_from().issues, issues_of_readouts().issues
    assert list(more) == list(sure)
    assert all(set(sure[id_].terms) <= set(more[id_].terms) for id_ in sure)
    assert sum(len(each.terms) for each in more.values()) > sum(len(each.terms) for each in sure.values())
