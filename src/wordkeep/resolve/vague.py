"""Words that point to the present, past or future without a date: ``recently``, ``soon``, ``now``."""

import re
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import FUTURE, PAST, PRESENT, Context, Meaning, reference, rule
from wordkeep.resolve.vocabulary import either

_PAST_WORDS: Final = (
    "recently, more recently, most recently, just recently, recent, recent days, lately, formerly, former, previously, "
    "previous, earlier, once, once upon a time, ago, long, long ago, not long ago, that long ago, a while ago, "
    "some time ago, past, the past, in the past, the time, at the time, then current"
).split(", ")
_FUTURE_WORDS: Final = (
    "soon, sooner or later, shortly, eventually, later, one day, some day, someday, from time to time, future, the future, "
    "in the future, near future, the near future, foreseeable future, the foreseeable future, near term, the near term, "
    "the short term, the long term, the coming"
).split(", ")
_PRESENT_WORDS: Final = (
    "now, right now, just now, by now, until now, so far, to date, yet, already, immediately, currently, current, "
    "the current, present, the present, at present, presently, nowadays, these days, this day, today's, at the moment, "
    "the moment, this moment, this crucial moment, at this crucial moment, this time, at this time, this point, "
    "at this point, meantime, the meantime"
).split(", ")
_VALUES: Final = {
    **dict.fromkeys(_PAST_WORDS, PAST),
    **dict.fromkeys(_FUTURE_WORDS, FUTURE),
    **dict.fromkeys(_PRESENT_WORDS, PRESENT),
}
_ALSO_A_LENGTH: Final = "one day"


def vague(found: re.Match[str], context: Context) -> Meaning | None:
    """The reference that the word is; its days are counted from the publication.

    "Later" counts from what the text told before: only a sentence that looks ahead has it after the publication.
    """
    word = found.group()
    if word == _ALSO_A_LENGTH and context.type in (TimeType.DURATION, TimeType.SET):
        return None
    if word == "later" and not context.ahead:
        return reference(FUTURE, context.before)
    return reference(_VALUES[word], context.today)


RULES: Final = (rule(either(map(re.escape, _VALUES)), vague),)
