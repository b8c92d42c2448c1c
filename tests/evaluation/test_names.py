from pathlib import Path

import pytest

from evaluation.counts import Counts, total
from evaluation.names import Name, areas, figures, joined_tokens, names_of, score, tagged_spans, worldwide
from wordkeep.model.actor import ActorRef
from wordkeep.model.ids import TextId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Anchor, Span

PERSON, PLACE, OTHER = MentionKind.PERSON, MentionKind.PLACE, MentionKind.OTHER
ODE: Name = (Span(0, 3), PERSON)
OMAN: Name = (Span(10, 14), PLACE)

CORPUS = """# doc = af_one
# region = af
# url = http://example.org/#1
#\tO
Ode\tB-Person
Saro\tI-Person
's\tO
"\tO
Oman\tB-Organization\tB-Location
Watch\tI-Organization
"\tO
of\tO
27\tB-Date
May\tI-Date

(\tO
Omani\tB-NORP
)\tO
# doc = nz_two
# region = nz
# url = http://example.org/2
Wellington\tI-Location
Airport\tB-Facility
"""


def whole(gold: list[Name], found: list[Name]) -> Counts:
    return total(score(gold, found).kinds.values())


def test_what_is_right_is_right() -> None:
    scored = score([ODE, OMAN], [OMAN, ODE], [0.9, 0.8])
    assert scored.kinds["person"] == scored.kinds["place"] == Counts(1, 1, 1)
    assert scored.kinds["nationality"] == Counts(0, 0, 0)
    assert scored.judged == ((0.9, True), (0.8, True))


def test_a_character_too_many_is_wrong_and_so_is_another_kind() -> None:
    assert whole([ODE], [(Span(0, 4), PERSON)]) == Counts(0, 1, 1)
    scored = score([ODE], [(Span(0, 3), PLACE)], [0.7])
    assert scored.kinds["person"] == Counts(0, 0, 1)
    assert scored.kinds["place"] == Counts(0, 1, 0)
    assert scored.judged == ((0.7, False),)


def test_a_name_found_twice_is_right_once() -> None:
    assert whole([ODE], [ODE, ODE]) == Counts(1, 2, 1)


def test_other_kinds_do_not_count() -> None:
    assert whole([ODE], [ODE, (Span(5, 9), OTHER)]) == Counts(1, 1, 1)
    assert score([ODE], [ODE, (Span(5, 9), OTHER)], [0.9, 0.1]).judged == ((0.9, True),)


def test_nothing_found_and_nothing_there() -> None:
    assert whole([], []) == Counts(0, 0, 0)
    assert whole([], [ODE]) == Counts(0, 1, 0)
    assert whole([ODE], []) == Counts(0, 0, 1)


def test_only_named_mentions_are_names() -> None:
    text = "Ode Saro met the minister"

    def record(start: int, end: int, kind: MentionKind, naming: Naming) -> Record:
        anchor = Anchor.of(text, Span(start, end), text_id=TextId("a1"))
        return Record.of(Mention(ActorRef(anchor), kind, naming, 0.6), Origin("test", "names"))

    records = [
        record(0, 8, PERSON, Naming.NAMED),
        record(13, 25, PERSON, Naming.NOMINAL),
        record(9, 12, OTHER, Naming.NAMED),
    ]
    assert names_of(records) == [((Span(0, 8), PERSON), 0.6)]


def test_a_document_is_read_with_its_names_at_their_places(tmp_path: Path) -> None:
    (tmp_path / "w.conll").write_text(CORPUS, encoding="utf-8")
    one, two = worldwide(tmp_path / "w.conll")
    assert (one.id, one.region, one.text) == ("af_one", "af", '# Ode Saro\'s "Oman Watch" of 27 May\n(Omani)\n')
    assert [(span.of(one.text), kind.value) for span, kind in one.names] == [
        ("Ode Saro", "person"),
        ("Oman Watch", "organisation"),
        ("Omani", "nationality"),
    ]
    assert [(span.of(two.text), kind.value) for span, kind in two.names] == [
        ("Wellington", "place"),
        ("Airport", "place"),
    ]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It does n't end , he said .", "It doesn't end, he said."),
        ("Ruto ’ s lead ( 50 % )", "Ruto’s lead (50%)"),
        ("“ Go , ” she said", "“Go,” she said"),
        ('" A " and " B "', '"A" and "B"'),
        ("paid $ 5 [ sic ]", "paid $5 [sic]"),
        ("", ""),
    ],
)
def test_tokens_are_joined_as_one_would_write_them(tokens: str, text: str) -> None:
    joined, places = joined_tokens(tokens.split())
    assert joined == text
    assert [place.of(joined) for place in places] == tokens.split()


def test_a_new_class_begins_a_new_run() -> None:
    places = [Span(0, 1), Span(2, 3), Span(4, 5)]
    assert tagged_spans(["B-Person", "I-Location", "I-Location"], places) == [
        (Span(0, 1), "Person"),
        (Span(2, 5), "Location"),
    ]


def test_parts_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "regions.txt").write_text(
        "# file prefixes\n\nAfrica:\naf_\n\nMiddle East:\ncn_article\n", encoding="utf-8"
    )
    assert areas(tmp_path / "regions.txt") == {"af": "africa", "cn": "middle-east"}


def test_figures_by_kind_and_by_part_of_the_world() -> None:
    found = figures(["africa", "asia"], [score([ODE], [ODE], [1.0]), score([OMAN], [ODE], [0.5])])
    assert found["names"].value == pytest.approx(0.5)
    assert found["names.place"].value == 0
    assert (found["names.area.africa"].value, found["names.area.asia"].value) == (1, 0)
    assert found["calibration.names"].value == pytest.approx(0.25)
