"""How many messages a second the words of a message, its category and its key phrases take."""

import sys
from collections.abc import Callable
from time import perf_counter

from bench.convention import Figure
from language.categories import category_of
from language.likeness import likeness
from language.phrases import phrases_in, phrases_of
from language.segmenting import words

MESSAGES = (
    "想要一副羽毛球拍",
    "食堂二楼的麻辣烫",
    "希望下班以后能有人一起夜跑",
    "宿舍空调不制冷",
    "考证的资料谁有",
)
TURNS = tuple(f"白河镇的夜市第{number}家，{MESSAGES[number % 5]}" for number in range(20))
ANSWERS = tuple((number, MESSAGES[number % 5]) for number in range(200))
WORDS, GUESSES, LIKE, DIALOGUES, DIGESTS = 10_000, 1_000, 4_000, 100, 30  # a second, at least


async def run() -> list[Figure]:
    phrases_in(TURNS)  # reads the dictionary
    category_of(MESSAGES[0])  # learns the examples
    return [
        figure("words", WORDS, lambda turn: words(MESSAGES[turn % 5]), 2_000),
        figure("category", GUESSES, lambda turn: category_of(MESSAGES[turn % 5]), 1_000),
        figure("likeness", LIKE, lambda turn: likeness(MESSAGES[0], MESSAGES[turn % 5]), 1_000),
        figure("phrases", DIALOGUES, lambda _: phrases_in(TURNS), 50),
        figure("digest", DIGESTS, lambda _: phrases_of(ANSWERS), 20),
    ]


def figure(name: str, floor: int, work: Callable[[int], object], times: int) -> Figure:
    began = perf_counter()
    for turn in range(times):
        work(turn)
    rate = times / (perf_counter() - began)
    print(f"{name}: {rate:,.0f}/s", file=sys.stderr)
    return Figure(f"language-{name}", rate / floor, 1.0)
