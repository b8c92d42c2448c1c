"""The model card, from what was measured (``scores.json``) and what ships (the reader's manifest): no number by hand.

``python -m evaluation.card`` writes ``docs/reference/model-card.md``. The sections are those of Mitchell et al. 2019, "Model
Cards for Model Reporting".
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from evaluation.corpora import ROOT, Missing
from evaluation.floors import Floor, Floors, floors
from evaluation.intervals import Figure, interval_of
from evaluation.manifest import MANIFEST, Manifest, shipped
from evaluation.table import SCORES, Scores, scores_in

CARD: Final = ROOT / "docs" / "reference" / "model-card.md"

MADE: Final = (
    "<!-- Made by `python -m evaluation.card` from scores.json and the manifest; change those, not this page. -->"
)

WHAT: Final = """## What it is

One small transformer encoder with several heads. It reads an English article and gives, each with a probability and the exact
characters: statements (source, cue, content, and what each does), mentions, time expressions, and deeds coded in PLOVER 2.0.
It runs on a CPU with the network off. The weights are quantised to int8.
"""

INTENDED: Final = """## Intended use

Finding, in English news, readouts and briefings about the dealings of states, who said what and what was done, so that a
person can go from every record to its words and judge. Counting over many articles, with the error rates below in mind.
"""

NOT_FOR: Final = """## Not for

- Deciding alone that a promise was broken or kept: Wordkeep leaves that to a ruling or to a published scale.
- Judging persons, or any use in which a single unread record has consequences for somebody.
- Languages other than English; fiction, social media, speech that was not edited; medical, legal or financial advice.
- Telling whether what is said is true: it reads who says so.
"""

LIMITS: Final = """## Limits

- The encoder is uncased; capital letters reach it only as the shape of a word.
- Attribution was learnt from US campaign news of 2015 and 2016, which marks outermost attributions only.
- Acts, factuality and deeds were learnt from short passages written for this project, and are measured on texts written for
  it too: a score on them says how well the constructions chosen are read, not how well the day's news is.
- PLOVER types between two given actors are measured with the pair given, five-fold on PLV_train, by models that never saw the
  fold; the published numbers are for its public test, another set.
- Names are scored against spans as annotated, whose policy (articles, titles, facilities) is not ours.
- A probability is of what was reported; what was missed has none.
"""

REPRODUCE: Final = """## How to reproduce

`make score` (with `WORDKEEP_DATA` naming the folder of the corpora) measures everything anew and fails where a floor does not
hold or a corpus is not the one the floors were set on. `training/README.md` has the recipe: steps, commands, minutes.
"""


def card(manifest: Manifest, scores: Scores, floors_: Floors) -> str:
    """The whole page."""
    head = f"# Model card: {manifest.name} {manifest.version}\n"
    sections = [
        [MADE, ""],
        [head],
        [WHAT],
        _files(manifest),
        [INTENDED],
        [NOT_FOR],
        _trained_on(manifest),
        _scores(scores, floors_),
        _calibration(scores, floors_),
        _sides(scores.figures),
        [LIMITS],
        [REPRODUCE],
        _corpora(scores),
    ]
    return "\n".join(line for section in sections for line in section)


def _files(manifest: Manifest) -> Iterator[str]:
    yield "| file | bytes | SHA-256 |\n|---|---|---|"
    for name, each in sorted(manifest.files.items()):
        yield f"| `{name}` | {each.bytes:,} | `{each.sha256}` |"
    yield f"\nAll files together: `{manifest.fingerprint}`.\n"


def _trained_on(manifest: Manifest) -> Iterator[str]:
    yield f"## Training data\n\n{manifest.steps:,} steps, seed {manifest.seed}, on these sets.\n"
    yield "| set | licence | use |\n|---|---|---|"
    yield from (f"| {each.set} | {each.licence} | {each.use} |" for each in manifest.trained_on)
    yield ""


def _scores(scores: Scores, floors_: Floors) -> Iterator[str]:
    yield "## Scores\n\nIn hundredths, with 95% intervals. Published numbers and those of people are mostly on other texts.\n"
    yield "| measure | set | score | 95% interval | floor | goal | published | people |\n|---|---|---|---|---|---|---|---|"
    for name, floor in floors_.measures.items():
        if not name.startswith("calibration."):
            yield _row(floor, scores.figures[name], f" {floor.published} | {floor.people} |")
    if floors_.short:
        yield f"\nShort of the floor: {'; '.join(floors_.measures[name].task for name in floors_.short)}."
    yield "\nAlso measured, without a floor:\n"
    yield "| measure | score | 95% interval | over |\n|---|---|---|---|"
    for name, each in scores.figures.items():
        if name not in floors_.measures and not name.startswith("names.area."):
            yield f"| {name} | {each.value * 100:.1f} | {interval_of(each).strip()} | {each.of:,} |"
    yield ""


def _row(floor: Floor, found: Figure, rest: str = "") -> str:
    bounds = f"{floor.sign}{floor.floor * 100:g} | {floor.sign}{floor.goal * 100:g}"
    numbers = f"{found.value * 100:.1f} | {interval_of(found).strip()} | {bounds} |"
    return f"| {floor.task} | {floor.set} | {numbers}{rest}"


def _calibration(scores: Scores, floors_: Floors) -> Iterator[str]:
    yield "## Calibration\n\nExpected calibration error in ten bins of equal width, in hundredths, over what was reported.\n"
    yield "| measure | set | error | 95% interval | floor | goal |\n|---|---|---|---|---|---|"
    for name, floor in floors_.measures.items():
        if name.startswith("calibration."):
            yield _row(floor, scores.figures[name])
    yield ""


def _sides(figures: Mapping[str, Figure]) -> Iterator[str]:
    """Error rates by part of the world, and a plain word about what was not measured by side."""
    yield "## Error rates by side\n"
    areas = {name.removeprefix("names.area."): each for name, each in figures.items() if name.startswith("names.area.")}
    if areas:
        yield "F1 of names by the part of the world the newspaper is from:\n"
        yield "| part of the world | score | 95% interval | documents |\n|---|---|---|---|"
        for area, each in areas.items():
            yield f"| {area} | {each.value * 100:.1f} | {interval_of(each).strip()} | {each.of:,} |"
        yield ""
    yield "Statements, acts and deeds are not measured by side: no set here says which side a text is of.\n"


def _corpora(scores: Scores) -> Iterator[str]:
    yield "| measured on | SHA-256 |\n|---|---|"
    yield from (f"| `{name}` | `{sha}` |" for name, sha in scores.corpora.items())
    yield ""


def current(manifest: Path = MANIFEST, scores: Path = SCORES) -> str:
    """The card of what ships; raises ``Missing`` where no model ships or it was not measured."""
    model = shipped(manifest)
    if model is None:
        raise Missing(f"{manifest} is not there; training writes it")
    if not scores.is_file():
        raise Missing(f"{scores} is not there; run: make score")
    measured = scores_in(scores)
    if measured.model != model.fingerprint:
        raise Missing(f"{scores} is of another model; run: make score")
    return card(model, measured, floors())


if __name__ == "__main__":
    CARD.write_text(current(), encoding="utf-8")
