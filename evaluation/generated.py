"""A corpus of any size, made from a seed: invented people and places, in several formats, about 550 words an article.

For benches and for tests of building; it says nothing about how well anything is read.
"""

import html
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

PEOPLE: Final = (
    "Ilse Varga", "Tomas Okello", "Mirela Sand", "Joss Terrano", "Anik Dubrova", "Pell Hartono", "Sena Kovil", "Bram Oduya",
    "Lio Marchetti", "Yara Nested", "Edda Quill", "Rafi Tolen",
)  # fmt: skip
OFFICES: Final = (
    "foreign minister", "defence minister", "spokesperson", "envoy for climate", "deputy trade minister", "ambassador",
)  # fmt: skip
STATES: Final = ("Alvonia", "Bresk", "Cardena", "Dorvale", "Estmark", "Fenland Republic", "Garoa", "Hestia")
TOPICS: Final = (
    "fishing quotas", "the river treaty", "grain tariffs", "the border crossing", "prisoner exchanges", "naval patrols",
    "visa rules", "the gas pipeline", "a joint working group on climate", "radio frequencies",
)  # fmt: skip
VERBS: Final = ("said", "told reporters", "announced", "added", "warned", "insisted")

SENTENCES: Final = (
    "{person}, the {office} of {state}, {verb} that talks on {topic} would resume in {month}.",
    '"We will keep our side of the agreement on {topic}," {person} said. "We expect {other} to do the same."',
    "According to officials in {state}, the two sides exchanged views on {topic} for {number} hours.",
    "The delegation of {other} left the capital on {weekday} after {number} meetings.",
    "“Nothing is agreed until everything is agreed,” the {office} {verb}, “and {topic} is no exception.”",
    "{state} accused {other} of delaying {topic}, which {other} denied.",
    "The government of {state} called on {other} to withdraw its objections to {topic}.",
    "Trade between the two countries grew by {number} per cent last year, driven by {topic}.",
    "{person} promised that {state} will open {number} new offices before the end of {month}.",
    "A spokesperson for {other} declined to comment on {topic}.",
    "Experts say the meeting was about {topic} more than about anything else on the table.",
    "The treaty on {topic} was signed {number} years ago and has been amended twice since.",
    "It was not clear whether {topic} would be discussed again, two diplomats said on condition of anonymity.",
    "Crowds gathered near the station where the {office} of {other} was staying, but there were no incidents.",
)

MONTHS: Final = ("January", "March", "May", "July", "September", "November")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def article(random_: random.Random) -> tuple[str, list[str]]:
    """A title and paragraphs."""
    state, other = random_.sample(STATES, 2)
    title = f"{state} and {other} meet over {random_.choice(TOPICS)}"
    return title, [
        " ".join(_sentence(random_, state, other) for _ in range(random_.randint(2, 4)))
        for _ in range(random_.randint(9, 14))
    ]


def write_corpus(folder: Path, *, articles: int, seed: int) -> None:
    """``articles`` articles under ``folder``: half text files, a third rows of JSONL, the rest HTML pages."""
    folder.mkdir(parents=True, exist_ok=True)
    random_ = random.Random(seed)
    texts, rows = articles // 2, articles // 3
    for number in range(texts):
        title, paragraphs = article(random_)
        place = folder / "texts" / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        day = _day(random_)
        (place / f"{number:06}.txt").write_text(
            f"{title}\nHarbour Test, {day:%-d %B %Y}\n\n" + "\n\n".join(paragraphs), encoding="utf-8"
        )
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for row in _rows(random_, rows):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    (folder / "pages").mkdir(exist_ok=True)
    for number in range(articles - texts - rows):
        (folder / "pages" / f"{number:06}.html").write_text(_html(random_), encoding="utf-8")


def _rows(random_: random.Random, count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        title, paragraphs = article(random_)
        text = "\n".join(paragraphs)
        yield {
            "id": f"row-{number}",
            "title": title,
            "text": text,
            "published": str(_day(random_)),
            "outlet": "Rows Daily",
        }


def _html(random_: random.Random) -> str:
    title, paragraphs = article(random_)
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(12))
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Page Post</title>"
        f'<meta property="og:site_name" content="Page Post">'
        f'<meta property="article:published_time" content="{_day(random_)}T08:00:00Z"></head>'
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
        f"<footer><p>Terms and conditions apply to all pages of this site.</p></footer></body></html>"
    )


def _day(random_: random.Random) -> date:
    return date(2021, 1, 1) + timedelta(days=random_.randrange(1000))


def _sentence(random_: random.Random, state: str, other: str) -> str:
    return random_.choice(SENTENCES).format(
        person=random_.choice(PEOPLE),
        office=random_.choice(OFFICES),
        state=state,
        other=other,
        verb=random_.choice(VERBS),
        topic=random_.choice(TOPICS),
        month=random_.choice(MONTHS),
        weekday=random_.choice(WEEKDAYS),
        number=random_.randint(2, 40),
    )
