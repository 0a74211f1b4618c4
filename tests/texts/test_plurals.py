"""In English a number stands before a plural only where it is never 1: else "people: 1"."""

import re

import pytest

from texts.catalogue import catalogue

PLURAL = re.compile(r"\{(\w+)\}(?:</\w+>)?(?: of \{\w+\})?((?: [a-z-]+){1,3})")
FIRST = ("more", "other", "different", "new", "open", "active", "scheduled")
"""What may stand between a number and what it counts."""
WITHOUT_S = {"people", "others", "are", "were", "have"}
VERBS = {
    *("is", "has", "was", "looks", "says", "keeps", "becomes", "gets", "this"),
}
"""What ends in s and counts nothing."""
LIMITS = {"most", "limit", "fewest", "least", "length", "option", "options", "question", "title"}
"""The program's own figures, all of them above 1."""
NEVER_ONE = {
    "designs.preview": "a question is open for two days at least",
    "designs.days": "a question is open for two days at least",
    "designs.days_on": "a question is open for two days at least",
    "designs.so_many": "up to three groups are named",
    "mornings.due": "the last day has a sentence of its own",
    "prompts.middle": "the last day has a sentence of its own",
    "prompts.ahead": "the last day has a sentence of its own",
    "recurring.times": "what is repeated is held twice at least",
    "refusals.DesignTooWide": "more groups than the most that can be asked",
    "refusals.TopicTimeQuiet": "a time of day",
    "topics.ask_time": "a time of day",
}


def counted(sentence: str) -> list[str]:
    """The numbers before a plural, of "{days} days are left" or of "{done} of {owed} kinds"."""
    found = []
    for one in PLURAL.finditer(sentence):
        words = one[2].split()
        while len(words) > 1 and words[0] in FIRST:
            words = words[1:]
        if one[1] not in LIMITS and is_plural(words[0]):
            found.append(one[1])
    return found


def is_plural(word: str) -> bool:
    return word in WITHOUT_S or (
        word.endswith("s") and not word.endswith("ss") and word not in VERBS
    )


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("{count} people have joined", ["count"]),
        ("for {days} days", ["days"]),
        ("<b>{left}</b> days are left", ["left"]),
        ("{count} more organisations", ["count"]),
        ("{opened} have started", ["opened"]),
        ("{done} of {owed} kinds held", ["done"]),
        ("people: {count}", []),
        ("at most {most} options", []),
        ("{name} is there, {cadre} says that", []),
    ],
)
def test_a_number_before_a_plural_is_found(sentence: str, numbers: list[str]) -> None:
    assert counted(sentence) == numbers


def test_no_english_number_that_can_be_one_stands_before_a_plural() -> None:
    found = {
        f"{section}.{name}"
        for section, named in catalogue("en").items()
        for name, sentence in named.items()
        if counted(sentence)
    }
    assert found == set(NEVER_ONE)
