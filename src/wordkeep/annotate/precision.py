"""How often each rule is right: the probability of what it finds."""

# A2 precision on PolNeAR train, counted with one right and one wrong more so that none is 0 or 1:
# python -m evaluation.attribution --split train --rules
PRECISION = {
    "according-to": 0.84,
    "adjective": 0.59,
    "as-said": 0.76,
    "bare-clause": 0.81,
    "bare-clause-of-thought": 0.52,
    "clause-then-cue": 0.79,
    "colon-then-quote-alone": 0.64,
    "cue-then-quote": 0.85,
    "cue-then-quote-alone": 0.78,
    "cue-with-preposition": 0.63,
    "fronted-participle": 0.65,
    "infinitive": 0.61,
    "infinitive-of-thought": 0.47,
    "named": 0.70,
    "noun-with-clause": 0.44,
    "object": 0.59,
    "object-of-thought": 0.44,
    "person-infinitive": 0.59,
    "question": 0.76,
    "quote-alone": 0.38,  # claims no source: how often its words are the content of a statement
    "quote-then-cue": 0.96,
    "quote-then-inverted-cue": 0.96,
    "quote-then-name": 0.50,  # not in train; 22 of 23 in dev, all in one article
    "relative": 0.52,
    "that-clause": 0.84,
    "transcript-turn": 0.69,
}


def probability_of(rule: str) -> float:
    """The measured precision of ``rule``; ``KeyError`` for a rule that was never measured."""
    return PRECISION[rule]
