"""``wordkeep score``: the lines of a ledger on one published scale, or on several beside each other."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, tell, tell_json, wrapped
from wordkeep.codebook.scales import Scale, scale_named
from wordkeep.codebook.sentences import counted, quoted, said_in_words
from wordkeep.commitments import Commitments
from wordkeep.lines.scored import Score, disagree, is_rated
from wordkeep.lines.scored import score as score_of
from wordkeep.model.anchor_wire import Json
from wordkeep.model.commitment import Commitment
from wordkeep.store.sqlite import Ledger

_Scored = tuple[Commitment, tuple[Score, ...]]


@click.command()
@LEDGER
@click.option(
    "--scale",
    "scales",
    multiple=True,
    required=True,
    metavar="SCALE",
    help="g20, promises, implementation or a YAML file.",
)
@AS_OF
@as_json("Print the scores as JSON.")
def score(*, ledger: Path, scales: tuple[str, ...], as_of: datetime | None, as_json: bool) -> None:
    """Score every line of LEDGER that a scale is for, with the reason for each value.

    A scale's rules read a line's ladder and evidence. Where several scales are given, the lines on which they disagree are
    told once more at the end. A person's verdict on the scale goes before its rules.
    """
    chosen = [scale_named(name) for name in scales]
    on = day(as_of)
    with Ledger.open(ledger) as opened:
        lines = Commitments(opened).lines(as_of=on)
    scored: list[_Scored] = [(line, tuple(score_of(scale, line, on=on) for scale in chosen)) for line in lines]
    if as_json:
        tell_json({"scales": [_scale(scale) for scale in chosen], "scores": [_row(*each) for each in scored]})
        return
    for scale in chosen:
        tell(_about(scale))
    meant = [each for each in scored if any(each[0].kind in scale.kinds for scale in chosen)]
    for line, scores in meant:
        tell(["", *wrapped(f"{line.id}  {said_in_words(line)}: {quoted(line.words)}"), *_told(scores, chosen)])
    if len(chosen) > 1:
        tell(["", *_disagreements(meant, chosen)])
    if left := len(scored) - len(meant):
        click.echo(f"{counted(left, 'line')} of kinds that no scale given is for.", err=True)


def _about(scale: Scale) -> list[str]:
    source = scale.source
    values = "; ".join(f"{value.value} {value.name}" for value in scale.values.values())
    return [
        *wrapped(f"{scale.id}: {scale.name}. {scale.means}"),
        *wrapped(f"values: {values}", 4),
        *wrapped(f"after {source.author}, {source.title}, {source.year}, {source.url}", 4),
    ]


def _told(scores: Sequence[Score], scales: Sequence[Scale]) -> list[str]:
    return [
        row
        for score_, scale in zip(scores, scales, strict=True)
        for row in wrapped(f"{scale.id}: {_value(score_, scale)}: {'; '.join(score_.because)}", 4)
    ]


def _value(score_: Score, scale: Scale) -> str:
    if score_.value is None:
        return "no value"
    known = scale.values.get(score_.value)
    return f"{score_.value} ({known.name})" if known else score_.value


def _disagreements(scored: Sequence[_Scored], scales: Sequence[Scale]) -> list[str]:
    found = [(line, scores) for line, scores in scored if disagree(scores)]
    rows = [f"The scales disagree on {counted(len(found), 'line')} of {len(scored)}."]
    for line, scores in found:
        values = ", ".join(f"{scale.id} {_value(each, scale)}" for each, scale in zip(scores, scales, strict=True))
        rows += wrapped(f"{line.id}: {values}", 4)
    unlike = [line for line, scores in scored if len({is_rated(each) for each in scores}) > 1]
    if unlike:
        named = ", ".join(line.id for line in unlike)
        rows += wrapped(f"On {counted(len(unlike), 'line')} one comes to a value where another does not: {named}")
    return rows


def _scale(scale: Scale) -> Json:
    source = scale.source
    return {
        "id": scale.id,
        "name": scale.name,
        "source": {"title": source.title, "author": source.author, "year": source.year, "url": source.url},
        "values": {value.value: {"name": value.name, "stands": value.stands} for value in scale.values.values()},
    }


def _row(line: Commitment, scores: Sequence[Score]) -> Json:
    told = {each.scale: {"value": each.value, "stands": each.stands, "because": list(each.because)} for each in scores}
    return {"id": line.id, "scores": told, "disagree": disagree(scores)}
