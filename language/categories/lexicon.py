"""The words that tell a category, and where they stand in a text."""

import re
import tomllib
from collections import defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path

from domain.categories import Category
from language.segmenting import pieces

WEIGHTS = {"asked": 4.0, "sure": 3.0, "likely": 2.0, "hint": 1.0}
LENGTH = 0.3  # what each character past the second adds to a Chinese word's weight
SINGLE = 0.5  # a single character is half a word
SHARED = 0.5  # of a word in two categories each gets less: 1 / 2 ** SHARED

WORDS = Path(__file__).parent / "words.toml"
LETTER = re.compile(r"[a-z]")

Told = dict[Category, float]


@cache
def lexicon() -> dict[str, Told]:
    """Every word with what it says for each category."""
    told: defaultdict[str, Told] = defaultdict(dict)
    read = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    for name, groups in read.items():
        for group, words in groups.items():
            for word in words.split():
                plain = word.replace("_", " ")
                told[plain][Category(name)] = WEIGHTS[group] * by_length(plain)
    return {
        word: {category: weight / len(says) ** SHARED for category, weight in says.items()}
        for word, says in told.items()
    }


def by_length(word: str) -> float:
    if word.isascii():
        return 1.0
    return SINGLE if len(word) == 1 else 1 + LENGTH * (len(word) - 2)


@cache
def longest() -> int:
    return max(map(len, lexicon()))


def words_in(text: str) -> list[str]:
    """Words of the lexicon in a text of small letters, the longest first where two begin together.

    One edge at least is an edge of a word for jieba too, both for a single character: 专家教 holds
    专家, no 家教 and no 家. Words in letters stand alone.
    """
    known, most = lexicon(), longest()
    edges = {0, *accumulate(map(len, pieces(text)))}
    found, place = [], 0
    while place < len(text):
        for length in range(min(most, len(text) - place), 0, -1):
            word = text[place : place + length]
            if word in known and fits(text, place, place + length, edges):
                found.append(word)
                place += length
                break
        else:
            place += 1
    return found


def fits(text: str, start: int, end: int, edges: set[int]) -> bool:
    if LETTER.match(text, start):
        before = start > 0 and LETTER.match(text, start - 1)
        return not before and not LETTER.match(text, end)
    aligned = (start in edges) + (end in edges)
    return aligned == 2 or (aligned == 1 and end - start > 1)
