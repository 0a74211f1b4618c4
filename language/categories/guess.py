"""Words of the lexicon and the likeness with examples, weighed together."""

import re
from collections import defaultdict

from domain.categories import Category
from language.categories.learned import learned
from language.categories.lexicon import lexicon, words_in
from language.danger.traditional import SIMPLIFIED

LIKENESS = 0.2  # what a thing learned from examples counts beside a word of the lexicon
WISHED = 1.5  # a word in a clause that wishes something
TOLD = 0.8  # a word in a clause that only tells how things are

CLAUSES = re.compile(r"[，。！？；,.!?;\s]+")
SENTENCES = re.compile(r"[.!?;]+")
WISHES = re.compile(
    r"想|希望|盼|求|愿|能不能|能否|有没有|哪里|怎么|可不可以|缺"
    r"|need|want|wish|would|please|hope|how|where|is there|looking"
)


def likeliest(text: str) -> Category:
    weights = weigh(text)
    best = max(weights, key=lambda category: weights[category])
    return best if weights[best] > 0 else Category.OTHER


def weigh(text: str) -> dict[Category, float]:
    plain = text.translate(SIMPLIFIED).lower()
    words, likeness = by_words(plain), learned(plain)
    return {category: words[category] + LIKENESS * likeness[category] for category in Category}


def by_words(plain: str) -> dict[Category, float]:
    """Each word counts once, most where it stands in what is wished for."""
    told = lexicon()
    weights: defaultdict[Category, float] = defaultdict(float)
    seen: set[str] = set()
    for clause in (SENTENCES if plain.isascii() else CLAUSES).split(plain):
        counts = WISHED if WISHES.search(clause) else TOLD
        for word in words_in(clause):
            if word in seen:
                continue
            seen.add(word)
            for category, weight in told[word].items():
                weights[category] += counts * weight
    return weights
