"""The seventeen texts of the examples, taken out of their files by hand: no stage between them and what links them."""

import email
import json
import re
from datetime import date
from email import policy

import feedparser
from lxml import html

from wordkeep.examples import example_corpus
from wordkeep.model.card import ArticleCard
from wordkeep.model.ids import TextId


def example_texts() -> list[ArticleCard]:
    """Each with the number of its file, and of its item or row; the day where it is a copy or has one."""
    cards = []
    for path in sorted(example_corpus().iterdir()):
        number, text = path.name[:2], path.read_text(encoding="utf-8")
        match path.suffix:
            case ".html":
                cards.append(
                    _card(
                        number,
                        _paragraphs(text, ".//div[@class='story-body']/p" if "story-body" in text else ".//article//p"),
                    )
                )
            case ".xml":
                for at, item in enumerate(feedparser.parse(text).entries, start=1):
                    cards.append(_card(f"{number}-{at}", _paragraphs(item.content[0].value, ".//p")))
            case ".jsonl":
                rows = (json.loads(line) for line in text.splitlines())
                cards += [_card(f"{number}-{at}", row["text"]) for at, row in enumerate(rows, start=1)]
            case ".eml":
                body = email.message_from_bytes(path.read_bytes(), policy=policy.default).get_body(("plain",))
                assert body is not None
                cards.append(_card(number, re.sub(r"(?<!\n)\n(?!\n)", " ", body.get_content())))
            case _:
                cards.append(_card(number, text))
    return cards


def _card(name: str, text: str) -> ArticleCard:
    day = date(2022, 8, 5) if name in ("04", "06-3") else None
    return ArticleCard(TextId(name), text, earliest=day, latest=day)


def _paragraphs(text: str, path: str) -> str:
    found = html.fromstring(text).iterfind(path)
    return "\n".join("".join(map(str, each.itertext())) for each in found)
