"""What the signs of made-up wishes say of a new one: naive Bayes, learned when first used."""

import math
import re
import tomllib
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from domain.categories import Category
from language.segmenting import words

SMOOTHED = 0.1  # as often is every sign thought to have been met where it was not

EXAMPLES = Path(__file__).parent / "examples.toml"
ENGLISH = re.compile(r"[a-z']+")
SIGN = re.compile(r"\W+")

Scale = dict[str, tuple[float, ...]]


@cache
def examples() -> dict[Category, tuple[str, ...]]:
    read = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return {category: tuple(read[category]) for category in Category}


@cache
def scale() -> Scale:
    """Sign → what it says for each category, in the order in which they stand; the mean is 0."""
    met = {
        category: Counter(sign for text in texts for sign in signs(text))
        for category, texts in examples().items()
    }
    every = sorted({sign for counts in met.values() for sign in counts})
    totals = {category: counts.total() + SMOOTHED * len(every) for category, counts in met.items()}
    return {
        sign: centred([math.log((met[one][sign] + SMOOTHED) / totals[one]) for one in Category])
        for sign in every
    }


def centred(values: list[float]) -> tuple[float, ...]:
    mean = sum(values) / len(values)
    return tuple(value - mean for value in values)


def signs(text: str) -> set[str]:
    """Of Chinese the characters, the pairs of them and the longer words; of English the words."""
    if text.isascii():
        return set(ENGLISH.findall(text))
    plain = SIGN.sub(" ", text)
    pairs = {first + second for first, second in pairwise(plain) if " " not in (first, second)}
    return {*plain.replace(" ", ""), *pairs, *(word for word in words(text) if len(word) > 2)}


def learned(text: str) -> dict[Category, float]:
    known = scale()
    rows = [known[sign] for sign in sorted(signs(text) & known.keys())]
    return {
        category: math.fsum(row[place] for row in rows) for place, category in enumerate(Category)
    }
