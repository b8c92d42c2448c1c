from dataclasses import replace

import pytest

from tests.annotate.reading import Said, outermost_in, records_in, said, statement
from tests.conftest import article_with
from wordkeep.annotate.precision import PRECISION
from wordkeep.annotate.rules import RulesReader
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.span import Span
from wordkeep.model.statement import Form


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # a clause after its cue
        ("Ode said that talks would resume.", "Ode", "said", "that talks would resume"),
        ("Ode has repeatedly said talks would resume.", "Ode", "has repeatedly said", "talks would resume"),
        ("Ms. Ode told reporters on Monday that talks would resume.", "Ms. Ode", "told", "that talks would resume"),
        ("Arran said in a statement that talks failed.", "Arran", "said in a statement", "that talks failed"),
        ("On Friday, officials confirmed that talks failed.", "officials", "confirmed", "that talks failed"),
        ("Ann Ode, the minister, said talks had failed.", "Ann Ode, the minister,", "said", "talks had failed"),
        ("Ann Ode, who leads the team, warned it was late.", "Ann Ode, who leads the team,", "warned", "it was late"),
        ("While Ode says talks failed, Ben is silent.", "Ode", "says", "talks failed"),
        ("Ode asked whether talks would resume.", "Ode", "asked", "whether talks would resume"),
        ("Ode made it clear that talks had failed.", "Ode", "made it clear", "that talks had failed"),
        ("As Ode noted, the talks had failed.", "Ode", "noted", "the talks had failed"),
        ("Arran is confident that talks will resume.", "Arran", "is confident", "that talks will resume"),
        # a clause before its cue
        ("Talks will resume in May, officials said.", "officials", "said", "Talks will resume in May"),
        ("Talks will resume, two Arran officials said on Monday.", "two Arran officials", "said", "Talks will resume"),
        ("According to the ministry, talks failed.", "the ministry", "According to", "talks failed"),
        ("Talks failed, according to the ministry.", "the ministry", "according to", "Talks failed"),
        # quotations
        ('"Talks failed," Ode said.', "Ode", "said", '"Talks failed,"'),
        ("“Talks failed,” said Ann Ode of Arran.", "Ann Ode of Arran", "said", "“Talks failed,”"),
        ("“Why now?” Ode asked the envoys.", "Ode", "asked", "“Why now?”"),
        ('It added: "Talks failed."', "It", "added:", '"Talks failed."'),
        ("Asked about it on “The Hour,” Ode said it was over.", "Ode", "said", "it was over"),
        ("These are fields of “discord”, Ode said.", "Ode", "said", "These are fields of “discord”"),
        # demands, pledges, blame, names
        ("Ode vowed to end the war.", "Ode", "vowed", "to end the war"),
        ("Ode called for an end to the war.", "Ode", "called for", "an end to the war"),
        ("Ode urged both sides to stop.", "Ode", "urged", "both sides to stop"),
        ("Ode warned against any haste.", "Ode", "warned against", "any haste"),
        ("Ode accused Arran of breaking its word.", "Ode", "accused", "Arran of breaking its word"),
        ("Ode called the plan “a mistake”.", "Ode", "called", "the plan “a mistake”"),
        ("Ode described the plan as a mistake.", "Ode", "described", "the plan as a mistake"),
        ("Ode condemned strikes in Arran, Bute and Coll.", "Ode", "condemned", "strikes in Arran, Bute and Coll"),
    ],
)  # fmt: skip
def test_one_statement(text: str, source: str, cue: str, content: str) -> None:
    assert outermost_in(text) == [Said(source, cue, (content,))]


@pytest.mark.parametrize(
    "text",
    [
        "Arran is expected to show restraint.",
        "Arran approved the plan and imposed new tariffs.",
        "Arran summoned the ambassador of Bute.",
        "Arran recalled its ambassador from Bute.",
        "Arran declared war on Bute.",
        "He twice called his counterpart on October 30.",
        "Ode was told nothing.",
        "Ode did not mention the talks.",
        "The talks showed no progress.",
        "The ministry's reports and claims were late.",
        "Arran added troops to its border.",
        "Arran maintained ties with Bute.",
    ],
)
def test_near_misses(text: str) -> None:
    assert outermost_in(text) == []


def test_a_split_quotation_is_one_statement() -> None:
    assert outermost_in('"Talks failed," Ode said. "We will try again."') == [
        Said("Ode", "said", ('"Talks failed,"', '"We will try again."'))
    ]
    assert outermost_in("“Talks failed,” Ode wrote in a letter, “and we will try again.”") == [
        Said("Ode", "wrote", ("“Talks failed,”", "“and we will try again.”"))
    ]
    assert outermost_in("Talks, he said, would resume.") == [Said("he", "said", ("Talks", "would resume"))]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“Talks failed,” said Ode.\n“We tried. We shall try again.\n“But not today.”\nIt rained."
    assert outermost_in(text) == [
        Said("Ode", "said", ("“Talks failed,”", "“We tried. We shall try again.", "“But not today.”"))
    ]


def test_a_quotation_goes_on_with_the_outer_statement_not_with_one_it_reports() -> None:
    text = "“Talk” is a word, and Arran has made clear that it wants “deeds”, said Ode.\n“So do I.”"
    (outer,) = outermost_in(text)
    assert outer.source == "Ode"
    assert outer.content[-1] == "“So do I.”"


def test_a_quotation_in_a_paragraph_of_its_own_belongs_to_who_was_announced() -> None:
    assert outermost_in("Ode continued:\n\n“Talks failed. We left.”") == [
        Said("Ode", "continued:", ("“Talks failed. We left.”",))
    ]


def test_a_quotation_nobody_says_is_kept_without_a_source() -> None:
    assert outermost_in("It rained.\n“No haste”\nIt rained again.") == [Said(None, None, ("“No haste”",))]


def test_two_attributions_in_one_sentence() -> None:
    assert outermost_in("“Talks failed,” the official said, adding that Arran “never came”.") == [
        Said("the official", "said", ("“Talks failed,”",)),
        Said("the official", "adding", ("that Arran “never came”",)),
    ]
    assert outermost_in("Ode criticized the plan and said that talks had failed.") == [
        Said("Ode", "criticized", ("the plan",)),
        Said("Ode", "said", ("that talks had failed",)),
    ]


def test_the_object_of_another_verb_is_not_part_of_the_source() -> None:
    text = "It ended when Bute criticized Cumbrae and Arran's envoy accused Bute of haste."
    assert outermost_in(text)[1] == Said("Arran's envoy", "accused", ("Bute of haste",))


def test_what_a_source_called_it() -> None:
    assert outermost_in("They ended what Ode called “a mistake”.") == [Said("Ode", "called", ("what", "“a mistake”"))]


def test_turns_of_a_transcript() -> None:
    text = "MS. ODE: We will answer by Friday.\nQUESTION: Which Friday?\nMS. ODE: This one."
    assert outermost_in(text)[0] == Said("MS. ODE", ":", ("We will answer by Friday.",))
    assert len(outermost_in(text)) == 3


def test_reported_words_are_nested() -> None:
    text = "Two officials said that Arran had pledged to leave."
    outer, inner = sorted(records_in(text), key=lambda record: statement(record).within is not None)
    assert said(outer) == Said("Two officials", "said", ("that Arran had pledged to leave",))
    assert said(inner) == Said("Arran", "had pledged", ("to leave",))
    assert statement(inner).within == outer.id


def test_the_dateline_is_neither_source_nor_content() -> None:
    text = "ARRAN, May 3 – Ode said talks failed.\nTalks will resume, Ode said."
    article = replace(article_with(text), dateline=Span(0, len("ARRAN, May 3")))
    (first, second) = RulesReader().read(article)
    assert said(first) == Said("Ode", "said", ("talks failed",))
    assert said(second).content == ("Talks will resume",)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“Talks failed,” Ode said. “We left.”", Form.DIRECT),
        ("Ode said that talks failed.", Form.INDIRECT),
        ("Ode said that talks were “over”.", Form.MIXED),
        ("“Talk” is over, said Ode.", Form.MIXED),
    ],
)
def test_form(text: str, form: Form) -> None:
    (record,) = records_in(text)
    assert statement(record).form is form


def test_rule_and_probability_tell_where_a_record_comes_from() -> None:
    (record,) = records_in("“Talks failed,” Ode said.")
    assert (record.origin.reader, record.origin.rule) == ("rules-1", "quote-then-cue")
    assert statement(record).probability == pytest.approx(PRECISION["quote-then-cue"])
    assert statement(record).speaker_kind is SpeakerKind.NAMED


def test_the_same_text_gives_the_same_records() -> None:
    text = "“Talks failed,” Ode said, adding that Arran left. Ben denied that it had."
    assert records_in(text) == records_in(text)
