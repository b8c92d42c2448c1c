from wordkeep.annotate.precision import PRECISION
from wordkeep.codebook.cues import cues


def test_every_form_leads_to_its_verb() -> None:
    assert cues().verbs["said"].lemma == "say"
    assert cues().verbs["vowing"].gerund == "vowing"
    assert cues().verbs["denies"].base == "deny"


def test_forms_are_spelled_as_english_spells_them() -> None:
    gerunds = {verb.lemma: verb.gerund for verb in cues().verbs.values()}
    assert (gerunds["agree"], gerunds["say"], gerunds["plan"]) == ("agreeing", "saying", "planning")
    assert [gerund for gerund in gerunds.values() if not gerund.endswith("ing")] == []


def test_every_verb_builds_some_sentence() -> None:
    assert [verb.lemma for verb in cues().verbs.values() if not (verb.takes or verb.with_)] == []


def test_deeds_are_no_cues() -> None:
    assert not {"approved", "imposed", "summoned", "signed", "attacked"} & cues().verbs.keys()


def test_probabilities_are_probabilities() -> None:
    assert all(0 < probability < 1 for probability in PRECISION.values())
