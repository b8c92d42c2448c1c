"""How often each rule is right: the probability of what it finds."""

# A2 precision on PolNeAR train, with one right and one wrong more so that none is 0 or 1:
# python -m evaluation.attribution --split train --rules
PRECISION = {
    "according-to": 0.84,
    "adjective": 0.59,
    "as-said": 0.76,
    "bare-clause": 0.80,
    "bare-clause-of-thought": 0.52,
    "clause-then-cue": 0.79,
    "colon-then-quote-alone": 0.64,
    "cue-then-quote": 0.84,
    "cue-then-quote-alone": 0.78,
    "cue-with-preposition": 0.64,
    "fronted-participle": 0.65,
    "infinitive": 0.61,
    "infinitive-of-thought": 0.47,
    "named": 0.71,
    "noun-with-clause": 0.44,
    "object": 0.59,
    "object-of-thought": 0.45,
    "person-infinitive": 0.56,
    "question": 0.76,
    "quote-alone": 0.38,  # no source is claimed: how often its words are the content of a statement
    "quote-then-cue": 0.95,
    "quote-then-inverted-cue": 0.95,
    "quote-then-name": 0.50,  # not in train
    "relative": 0.51,
    "that-clause": 0.84,
    "transcript-turn": 0.69,
}


def probability_of(rule: str) -> float:
    """The measured precision of ``rule``; ``KeyError`` for a rule that was never measured."""
    return PRECISION[rule]
