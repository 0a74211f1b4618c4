"""How near two texts are in their wording: a hint for a human, never a reason to merge.

Two wishes for one thing are often said without a word in common, and two wishes with most words in
common may be for two things: of near texts every second one is none.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import TypeVar

from language.emptiness import EMPTY
from language.segmenting import words

NEAR = 0.4  # from here on two short texts are worth showing side by side
WORDS = 0.5  # the share of whole words, against that of pairs of characters

Key = TypeVar("Key", bound=Hashable)


def likeness(one: str, other: str) -> float:
    """0 to 1; 1 means the same in all words that say something. The order does not matter."""
    return overlap(signs(one), signs(other))


def similar(text: str, others: Mapping[Key, str], at_least: float = NEAR) -> tuple[Key, ...]:
    """The keys of texts near enough to this one, the nearest first."""
    own = signs(text)
    near = {key: overlap(own, signs(other)) for key, other in others.items()}
    return tuple(sorted((key for key in near if near[key] >= at_least), key=lambda key: -near[key]))


Signs = tuple[Counter[str], Counter[str]]


def signs(text: str) -> Signs:
    """The words of a text that say something, and the pairs of characters in them."""
    told = [word for word in words(text) if word not in EMPTY and word[0].isalnum()]
    pairs = Counter(first + second for word in told for first, second in pairwise(f"{word} "))
    return Counter(told), pairs


def overlap(one: Signs, other: Signs) -> float:
    by_words, by_pairs = (shared(mine, yours) for mine, yours in zip(one, other, strict=True))
    return WORDS * by_words + (1 - WORDS) * by_pairs


def shared(one: Counter[str], other: Counter[str]) -> float:
    """Dice's measure: twice what both have, of all that each has."""
    every = one.total() + other.total()
    return 2 * (one & other).total() / every if every else 0.0
