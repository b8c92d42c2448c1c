"""Records to lines of the terminal: statements with what they do, deeds, and counts of names and times.

Words of others go through ``shown``; the parts of a line are coloured where there is a terminal and plain elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from wordkeep.cli.terminal import shown
from wordkeep.model.actor import ActorRef
from wordkeep.model.event import Event
from wordkeep.model.issue import IssueRef
from wordkeep.model.mention import Mention, Naming, TimeExpression
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement, best_first
from wordkeep.model.when import When

STYLES: Final = {"source": "bold green", "cue": "magenta", "content": "cyan", "deed": "underline", "issue": "yellow"}


def statement_line(number: int, statement: Statement) -> Text:
    """Source, cue, content; then form, probability, the best act of those the statement does, and its issues."""
    line = Text(f"{number:3}. ")
    line.append_text(_actor(statement.source, STYLES["source"]) if statement.source else Text("(no source)", "dim"))
    if known := _known(statement):
        line.append(f" -> {shown(known)}", "dim")
    line.append(" | ").append(shown(statement.cue.exact) if statement.cue else "(no cue)", STYLES["cue"]).append(" | ")
    line.append(_joined(statement.content), STYLES["content"])
    nested = ", within another" if statement.within else ""
    doing = "".join(f"; {part}" for part in _doing(statement))
    line.append(f"  [{statement.form.value}, {_sure(statement.probability)}{nested}{doing}]", "dim")
    return line.append(_about(statement.issues), STYLES["issue"])


def deed_line(number: int, event: Event, *, told_in: int | None) -> Text:
    """Type and mode, who to whom, the words; then how real, when, where, how sure, told where; and its issues."""
    line = Text(f"{number:3}. ").append(" ".join(part for part in (event.code.type, event.code.mode) if part), "bold")
    line.append(" | ").append_text(_actors(event.actors, none="(no actor)"))
    if event.recipients:
        line.append(" -> ").append_text(_actors(event.recipients, none=""))
    line.append(" | ").append(_joined(event.evidence), STYLES["deed"])
    told = f"told in statement {told_in}" if told_in else None
    where = ", ".join(part for part in (event.where.name, event.where.country) if part) if event.where else None
    known = (event.factuality.value, _days(event.on), where and shown(where), _sure(event.probability), told)
    line.append(f"  [{', '.join(part for part in known if part)}]", "dim")
    return line.append(_about(event.issues), STYLES["issue"])


def counts_line(mentions: Iterable[Mention], times: Iterable[TimeExpression]) -> str:
    """How many names of each kind, other mentions, and times of each type.

    >>> counts_line([], [])
    'names: none; times: none'
    """
    mentions = list(mentions)
    names = Counter(mention.kind.value for mention in mentions if mention.naming is Naming.NAMED)
    others = Counter(mention.naming.value for mention in mentions if mention.naming is not Naming.NAMED)
    counted = {"names": names, "other mentions": others, "times": Counter(each.type.value.lower() for each in times)}
    return "; ".join(f"{what}: {_counted(of)}" for what, of in counted.items() if of or what != "other mentions")


def legend() -> Text:
    """Which part has which colour."""
    line = Text("parts: ")
    for part, style in STYLES.items():
        line.append(part, style).append(" ")
    return line


def _about(issues: Sequence[IssueRef]) -> str:
    return f"  #{' #'.join(issue.id for issue in issues)}" if issues else ""


def _doing(statement: Statement) -> Iterator[str]:
    for best in best_first(statement.acts)[:1]:
        strength = f", {statement.strength.value}" if statement.strength else ""
        yield f"{best.act.value} {_sure(best.probability)}{strength}"
    if statement.plover:
        yield statement.plover


def _known(statement: Statement) -> str:
    """Who speaks and for which side, as far as the words do not say it already: ``Wang Yi, CHN``."""
    names = [name for name in (statement.speaker_name, *(other.name for other in statement.joint)) if name]
    return ", ".join(part for part in (" and ".join(names), statement.side) if part)


def _actors(refs: Sequence[ActorRef], *, none: str) -> Text:
    return Text(", ").join(_actor(ref, STYLES["source"]) for ref in refs) if refs else Text(none, "dim")


def _actor(ref: ActorRef, style: str) -> Text:
    """As written, with the earlier words it goes back to: ``she (Envoy Sand, 0.83)``."""
    text = Text().append(shown(ref.as_written.exact), style)
    if ref.antecedent:
        sure = f", {_sure(ref.probability)}" if ref.probability is not None else ""
        text.append(f" ({shown(ref.antecedent.exact)}{sure})", "dim")
    return text


def _joined(fragments: Sequence[Anchor]) -> str:
    return " ... ".join(shown(fragment.exact) for fragment in fragments)


def _days(when: When) -> str | None:
    days = [day.isoformat() if day else "?" for day in (when.earliest, when.latest)]
    return None if days == ["?", "?"] else " to ".join(dict.fromkeys(days))


def _sure(probability: float) -> str:
    return f"{probability:.2f}"


def _counted(of: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" if n == 1 else f"{n} {_plural(name)}" for name, n in of.most_common()) or "none"


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("ity") else f"{name}s"
