"""How the weights of `weighing` are learned; nothing of it runs while the bot does.

    python -m language.danger.learning tests/language/data/danger_development.jsonl TALK

writes `weights` anew. TALK is a file of ordinary utterances, one a line as JSON with `text`; the
weights of the repository were learned with the Chinese dialogues of KdConv and CPED (both under
Apache-2.0), which are not part of it. The held-back examples are never learned from. Same files,
same weights.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from language.danger.findings import DangerKind
from language.danger.reading import Reading
from language.danger.weighing import BIAS, NAME, PAIR, PARTS, Scale, discount, names, signs

ROUNDS = 20
RATE = 0.3
DECAY = 0.003  # keeps weights small
SURE = 0.001  # an example told as surely as this teaches nothing more
SELDOM = 2  # a sign met in fewer examples is not learned
SELDOM_PAIR = 3  # nor a pair of units met in fewer examples of what is learned
LOOKALIKE = 3.0  # how much more a look-alike teaches than a line of ordinary talk
LINE = 100  # columns


class Lesson(NamedTuple):
    """One example: its signs, its length, whether it is what is learned, how much it counts."""

    signs: set[str]
    length: int
    holds: bool
    counts: float = 1.0


def learn(lessons: Sequence[Lesson]) -> Scale:
    """Logistic regression, one lesson at a time, every weight at its own pace (Adagrad)."""
    weights = dict.fromkeys(sorted(often(lessons)), 0.0)
    paces: dict[str, float] = defaultdict(lambda: 1e-6)
    bias, chance = 0.0, random.Random(1)  # noqa: S311  # an order of examples, no secret
    order = [(lesson, sorted(lesson.signs & weights.keys())) for lesson in lessons]
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for lesson, known in order:
            share = discount(lesson.length)
            weight = bias + share * math.fsum(weights[sign] for sign in known)
            error = (sigmoid(weight) - lesson.holds) * lesson.counts
            if abs(error) < SURE:
                continue
            for sign in known:
                slope = error * share + DECAY * weights[sign]
                paces[sign] += slope * slope
                weights[sign] -= RATE * slope / math.sqrt(paces[sign])
            paces[BIAS] += error * error
            bias -= RATE * error / math.sqrt(paces[BIAS])
    return Scale(bias, weights)


def often(lessons: Sequence[Lesson]) -> set[str]:
    """The signs met often enough, and fit to stand in a list of words."""
    met = Counter(sign for lesson in lessons for sign in lesson.signs)
    held = Counter(sign for lesson in lessons if lesson.holds for sign in lesson.signs)
    return {sign for sign in met if known(sign, met[sign], held[sign])}


def known(sign: str, met: int, held: int) -> bool:
    if sign.startswith(NAME):
        return met >= SELDOM
    if PAIR in sign:
        return held >= SELDOM_PAIR and sign.replace(PAIR, "").isalpha()
    return met >= SELDOM and sign.isalpha()


def sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def lessons_of_danger(examples: Iterable[dict[str, str]], talk: Iterable[str]) -> list[Lesson]:
    harmless = [lesson(text, signs, holds=False) for text in talk]
    lookalikes = [
        lesson(one["text"], signs, holds=False, counts=LOOKALIKE)
        for one in examples
        if "kind" not in one
    ]
    dangers = [lesson(one["text"], signs, holds=True) for one in examples if "kind" in one]
    return [*harmless, *lookalikes, *dangers]


def lessons_of_kind(examples: Iterable[dict[str, str]], kind: DangerKind) -> list[Lesson]:
    return [
        lesson(one["text"], names, holds=one["kind"] == kind) for one in examples if "kind" in one
    ]


def lesson(
    text: str, signs: Callable[[Reading], set[str]], *, holds: bool, counts: float = 1.0
) -> Lesson:
    reading = Reading(text)
    return Lesson(signs(reading), len(reading.text.units), holds, counts)


def written(name: str, weights: Mapping[str, float]) -> str:
    """Weights as a table of Python, those that round to nothing left out."""
    under: dict[int, list[str]] = defaultdict(list)
    for sign, weight in weights.items():
        if part := round(weight * PARTS):
            under[part].append(sign)
    rows = "".join(row(part, under[part]) for part in sorted(under))
    return f"{name}: dict[int, str] = {{\n{rows}}}\n"


def row(part: int, signs: list[str]) -> str:
    lines, line = [], " " * 7
    for sign in signs:
        if width(line) + 1 + width(sign) > LINE:
            lines.append(line)
            line = " " * 7
        line += f" {sign}"
    return f'    {part}: """\n' + "".join(f"{one}\n" for one in (*lines, line)) + '    """,\n'


def width(text: str) -> int:
    """Columns: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def main(learned_from: str, talk: str) -> None:
    examples, ordinary = read(learned_from), [one["text"] for one in read(talk)]
    danger = learn(lessons_of_danger(examples, ordinary))
    suffered = learn(lessons_of_kind(examples, DangerKind.FROM_OTHERS))
    watched = learn(lessons_of_kind(examples, DangerKind.SOMEBODY_ELSE))
    all_names = {sign for sign in danger.weights if sign.startswith(NAME)}
    all_pairs = {sign for sign in danger.weights if PAIR in sign} - all_names
    all_units = danger.weights.keys() - all_names - all_pairs
    save(
        "names",
        "What names of the tables weigh, and `-` the bias.",
        {
            "DANGER_NAMES": some(danger, all_names) | {BIAS: danger.bias},
        },
    )
    save("units", "What single units weigh.", {"DANGER_UNITS": some(danger, all_units)})
    save(
        "pairs",
        "What two units weigh that follow each other.",
        {
            "DANGER_PAIRS": some(danger, all_pairs),
        },
    )
    save(
        "kinds",
        "What names of the tables say of who is in danger, if somebody is.",
        {
            "FROM_OTHERS": {**suffered.weights, BIAS: suffered.bias},
            "SOMEBODY_ELSE": {**watched.weights, BIAS: watched.bias},
        },
    )


def some(scale: Scale, wanted: Set[str]) -> dict[str, float]:
    return {sign: weight for sign, weight in scale.weights.items() if sign in wanted}


def save(module: str, says: str, tables: Mapping[str, Mapping[str, float]]) -> None:
    text = "\n".join(written(name, weights) for name, weights in tables.items())
    target = Path(__file__).parent / "weights" / f"{module}.py"
    target.write_text(f'"""{says}"""\n\n{text}', encoding="utf-8")


def read(file: str) -> list[dict[str, str]]:
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main(*sys.argv[1:])
