"""What the single words of a sentence lean to: the issues of the code book in whose terms they stand, each with a weight.

That tells no issue (``resolve/issues.py`` does), but two sentences whose words lean alike may speak of one thing.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from wordkeep.codebook.frequent import is_everywhere
from wordkeep.codebook.issues import Issue, forms_of, issues
from wordkeep.link.content import words_of
from wordkeep.model.ids import IssueId

Leaning = Mapping[IssueId, float]

TERM: Final = 1.0
WEAK: Final = 0.7  # of a word that tells an issue beside another, and of the issue's name
BESIDE: Final = 0.3  # of a word that stands beside weak ones, and of the definition
_CODE: Final = 3  # letters of a state, which leans to nothing


def alike(one: str, other: str) -> float:
    """How far the words of two sentences lean to the same issues: the cosine of their leanings, 0 where one has none."""
    a, b = leaning_of(one), leaning_of(other)
    lengths = math.sqrt(sum(each * each for each in a.values()) * sum(each * each for each in b.values()))
    return sum(weight * b[issue] for issue, weight in a.items() if issue in b) / lengths if lengths else 0.0


def leaning_of(sentence: str) -> Leaning:
    """The issues that the words of a sentence lean to.

    >>> found = leaning_of("The hackers got into the network of the ministry.")
    >>> max(found, key=found.get)
    'technology/cyber'
    """
    return _leaning_of(sentence, issues().digest)


@lru_cache(maxsize=1 << 12)
def _leaning_of(sentence: str, digest: str) -> Leaning:
    weights = _weights(digest)
    found: defaultdict[IssueId, float] = defaultdict(float)
    for word in sorted(words_of(sentence)):
        for issue, weight in weights.get(word, {}).items():
            found[issue] += weight
    return dict(found)


@cache
def _weights(_digest: str) -> Mapping[str, Leaning]:
    """What each word leans to, by the book of this digest: less to each issue, the more there are."""
    found: defaultdict[str, dict[IssueId, float]] = defaultdict(dict)
    for issue in issues().issues.values():
        if not issue.only_alone:
            for word, weight in _words_with_weights(issue):
                found[word][issue.id] = max(weight, found[word].get(issue.id, 0.0))
    return {
        word: {issue: weight * math.sqrt(weight / sum(of.values())) for issue, weight in of.items()}
        for word, of in found.items()
    }


def _words_with_weights(issue: Issue) -> Iterator[tuple[str, float]]:
    """The words of an issue's entries; those of one phrase share its weight."""
    for entries, weight in (
        ((*issue.terms, *issue.mentions), TERM),
        ((*issue.weak, issue.name), WEAK),
        ((*issue.beside, issue.means), BESIDE),
    ):
        for words in (_telling(form) for entry in entries for form in forms_of(entry)):
            for word in words:
                yield word, weight / len(words)


def _telling(form: tuple[str, ...]) -> list[str]:
    """The words of a phrase that are not everywhere; of a single word that word."""
    words = sorted(word for word in words_of(" ".join(form)) if not (word.isupper() and len(word) == _CODE))
    return words if len(form) == 1 else [word for word in words if not is_everywhere(word)]
