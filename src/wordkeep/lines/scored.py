"""A line on a scale: the value that its rules give by the evidence, and why; a person's verdict goes before the rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.scales import Rule, Scale
from wordkeep.codebook.sentences import quoted, searched_in_words
from wordkeep.lines.asked import signed
from wordkeep.model.commitment import Commitment
from wordkeep.model.ruling import Judgement


@dataclass(frozen=True, slots=True)
class Score:
    """What one scale says of a line: a value and what it stands for (``None`` where it gives none), and the reasons."""

    scale: str
    value: str | None
    stands: str | None
    because: tuple[str, ...]


def score(scale: Scale, line: Commitment, *, on: date | None) -> Score:
    """The value of a line on a scale as of a day; of the last day that was searched where none is given."""
    verdicts = [
        ruling for ruling in line.rulings if ruling.judgement is Judgement.VERDICT and ruling.value["scale"] == scale.id
    ]
    if verdicts:
        ruling = verdicts[-1]
        known = scale.values.get(ruling.value["value"])
        because = f"ruled by {ruling.by} on {ruling.made_at.date()}: {ruling.because}"
        return Score(scale.id, ruling.value["value"], known.stands if known else None, (because,))
    if line.kind not in scale.kinds:
        kinds = " and ".join(f"{kind.value}s" for kind in scale.kinds)
        return Score(scale.id, None, None, (f"the scale is for {kinds}, this is a {line.kind.value}",))
    cycle = _cycle(scale, line, on or line.searched.last)
    for rule in scale.rules:
        if _fits(rule, line, cycle):
            stands = scale.values[rule.give].stands if rule.give else None
            return Score(scale.id, rule.give, stands, _reasons(rule, line))
    return Score(scale.id, None, None, ("no rule of the scale fits",))


def disagree(scores: Iterable[Score]) -> bool:
    """Whether scales that rate a line do not come to the same: done, partly done, or not.

    >>> done, partly = Score("a", "3", "done", ()), Score("b", "0", "partly", ())
    >>> disagree([done, partly]), disagree([done, Score("c", None, None, ())])
    (True, False)
    """
    return len({_COME_TO[each.stands] for each in scores if each.stands in _COME_TO}) > 1


def is_rated(score: Score) -> bool:
    """Whether the scale comes to anything."""
    return score.stands in _COME_TO


_COME_TO: Final = {"done": "done", "partly": "partly", "begun": "partly", "not-begun": "not", "not-done": "not"}


def _cycle(scale: Scale, line: Commitment, day: date | None) -> str | None:
    """Whether the scale's cycle is running or has ended; ``None`` where it has none, or nothing says when it began."""
    made = line.made.latest or line.made.earliest or line.said.published
    if scale.cycle is None or made is None or day is None:
        return None
    return "ended" if day > made + timedelta(days=scale.cycle) else "running"


def _fits(rule: Rule, line: Commitment, cycle: str | None) -> bool:
    return (
        (rule.ladder is None or line.ladder in rule.ladder)
        and (rule.states is None or line.state in rule.states)
        and (rule.is_for is None or rule.is_for == bool(line.evidence_for or signed(line)))
        and (rule.is_against is None or rule.is_against == bool(line.evidence_against))
        and (rule.cycle is None or rule.cycle == cycle)
        and (rule.absence is None or line.searched.articles > 0)
    )


def _reasons(rule: Rule, line: Commitment) -> tuple[str, ...]:
    """The rule's reason, what the published scale says of absence, what was searched, and the deeds behind it."""
    texts = (
        f"for: signed by all who are bound, {quoted(each.told.words)} [{each.told.record}]" for each in signed(line)
    )
    deeds = (
        f"{'for' if each.relation.is_for else 'against'}: {quoted(each.told[0].words)} [{each.told[0].record}]"
        for each in (*line.evidence_for, *line.evidence_against)
    )
    absence = (rule.absence,) if rule.absence else ()
    return (rule.because, *absence, *texts, *deeds, searched_in_words(line.searched))
