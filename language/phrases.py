"""Key phrases: what is talked of, as the shortest names and words that tell it.

A word weighs as much as it is said often here and seldom elsewhere. Chinese names are mostly cut
into pieces, so what stands side by side again and again is joined; what stands in book marks or
quotes is a name already. Of an ordinary word a noun tells more than a verb.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, permutations

from language.emptiness import EMPTY
from language.segmenting import Background, background, pieces

LONGEST = 8  # pieces of a name
OFTEN = 0.4  # said twenty times weighs three times as much as said once
COVERED = 0.5  # a word that stands in a longer phrase this often is no phrase beside it
QUOTED = 1.5
TITLE = 20.0  # what a quoted name weighs that is otherwise never said
CHARACTER = 5.0  # how seldom a single character in a joined name is
RAREST = 25.0
HOLED = 0.6  # a joined phrase with an empty word within
NUMBERED = 0.6
FOREIGN = 1.3
PARTS = {
    "v": 0.7, "a": 0.7, "d": 0.5, "i": 0.8, "r": 0.4, "m": 0.4, "t": 0.5, "b": 0.7, "c": 0.4,
    "nr": 1.3, "ns": 1.2, "nz": 1.3, "nt": 1.3,
}  # fmt: skip

DOT = "·"
EDGES = frozenset("· .-:'’&")
BREAKS = re.compile(r"[^\w·'’&:. \-]+|(?<![A-Za-z0-9])[ .\-:'’&]+|[ .\-:'’&]+(?![A-Za-z0-9])|_+")
IN_QUOTES = re.compile(r"[《【「“]([^《》【】「」“”，。！？\n]{1,20})[》】」”]")
NUMBERS = re.compile(r"[\d.:年月日号点元届第岁分时小个块%\-]+")
# Of these characters foreign names are made. What stands before or after and is none ends the name.
SOUNDS = """
    阿埃艾爱安昂奥巴白班邦保贝本比彼宾波伯布查达戴丹德登迪蒂丁杜顿多恩尔法凡范菲费芬弗福夫盖冈高戈格根古
    哈海汉赫亨霍基吉加贾杰金卡凯坎康考科克肯库拉莱兰朗劳勒雷里利莉丽力林琳隆卢鲁伦罗洛马迈曼梅蒙米密明莫默姆
    穆纳内尼诺努欧帕派佩皮普奇乔切琼让瑞萨塞森沙莎珊史斯丝司思苏索泰坦特提图托瓦韦维温沃乌伍西希夏肖谢辛休
    雅亚扬耶伊因尤约泽詹珍兹佐娜娅蕾黛妮茨茜葛嘉歌华桑圣柏博勃鲍宝庞彭潘朱朵妲蓓贡哥埔寇奎昆柯孔龙路赖玛
    麦玫摩南涅纽诗施舒梭尚绍什士逊腾唐汤滕威魏威翁威悉叶英尹永赞展朝哲芝治智卓通珀瑟琴裴璐
""".replace("\n", "").replace(" ", "")
FOREIGN_NAME = re.compile(rf"([A-Z{SOUNDS}][A-Za-z{SOUNDS}]{{0,5}}(?:·[A-Za-z{SOUNDS}]{{1,8}})+)")
PLACEHOLDER = re.compile(r"<[A-Z]+>|https?://\S+|@\w+")

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """`people`: how many different people used it."""

    text: str
    people: int


def phrases_of(
    texts: Sequence[tuple[int, str]], at_least: int = 5, most: int = 10
) -> tuple[Phrase, ...]:
    """The phrases of what several people said; each text stands behind its person's number.

    Those of most people first, none with fewer than `at_least` different people behind it. A
    hundred answers take some ten milliseconds and the first call reads the dictionary: not for
    the event loop.
    """
    spoken = [(person, plain(text)) for person, text in texts]
    seen: dict[Pieces, set[int]] = {}
    quoted: Counter[str] = Counter()
    for person, text in spoken:
        said = Said.of([text])
        quoted.update(set(said.quoted))
        for phrase in said.phrases:
            seen.setdefault(phrase, set()).add(person)
    whole = {"".join(phrase): phrase for phrase, people in seen.items() if len(people) > 1}
    # jieba cuts one word now so, now so: who used it is asked of the texts themselves.
    used = {text: len(users(text, spoken)) for text in whole}
    enough = {text: count for text, count in used.items() if count >= at_least}
    hidden = {
        part
        for part, longer in permutations(enough, 2)
        if part in longer and enough[longer] >= COVERED * enough[part]
    }
    counts = {whole[text]: count for text, count in enough.items() if text not in hidden}
    weights = weighed(counts, quoted, background(), often=1.0)
    found = best(weights, most)
    return tuple(Phrase(text, enough[text]) for text in sorted(found, key=lambda one: -enough[one]))


def users(phrase: str, spoken: Sequence[tuple[int, str]]) -> set[int]:
    """Whose texts hold the phrase: as it stands, or between the edges of words in letters."""
    if not phrase.isascii():
        return {person for person, text in spoken if phrase in text}
    found = re.compile(rf"(?<![a-z0-9]){re.escape(phrase.lower())}(?![a-z0-9])")
    return {person for person, text in spoken if found.search(text.lower())}


def phrases_in(turns: Iterable[str], most: int = 10) -> tuple[str, ...]:
    """The phrases of one text or dialogue, the best first, whoever said them."""
    said = Said.of(turns)
    known = background()
    counts = {phrase: count for phrase, count in said.phrases.items() if told(phrase, count, known)}
    weights = weighed(counts, said.quoted, known)
    titles: dict[Pieces, float] = {
        (title,): float(TITLE * count**OFTEN)
        for title, count in said.quoted.items()
        if title not in {"".join(phrase) for phrase in weights}
    }
    return best({**weights, **titles}, most)


def told(phrase: Pieces, count: int, known: Background) -> bool:
    """Once is enough for a word of the dictionary and for a name with a dot."""
    if len(phrase) > 1:
        return count > 1
    return count > 1 or phrase[0] in known.parts or DOT in phrase[0]


@dataclass(frozen=True, slots=True)
class Said:
    """Every phrase that may be one, and what stood in quotes, with how often."""

    phrases: Counter[Pieces]
    quoted: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Said":
        phrases: Counter[Pieces] = Counter()
        quoted: Counter[str] = Counter()
        for text in texts:
            quoted.update(map(str.strip, IN_QUOTES.findall(plain(text))))
            for run in filter(None, map(str.strip, BREAKS.split(plain(text)))):
                phrases.update(joined(cut(run)))
        return cls(phrases, quoted)


def plain(text: str) -> str:
    return PLACEHOLDER.sub("，", text.replace("•", DOT))


def cut(run: str) -> list[str]:
    """jieba's pieces, but foreign names with their dots in one."""
    halves = FOREIGN_NAME.split(run)
    return [
        piece
        for place, half in enumerate(halves)
        for piece in ([half] if place % 2 else pieces(half) if half else [])
    ]


def joined(run: list[str]) -> Iterator[Pieces]:
    """Pieces side by side that may be one phrase, single words among them."""
    for start, piece in enumerate(run):
        if not fits_at_an_edge(piece):
            continue
        for end in range(start + 1, min(len(run), start + LONGEST) + 1):
            phrase = tuple(run[start:end])
            too_short = len(phrase) == len(piece) == 1
            if fits_at_an_edge(phrase[-1]) and not is_number(phrase) and not too_short:
                yield phrase


def fits_at_an_edge(piece: str) -> bool:
    return piece.lower() not in EMPTY and piece not in EDGES


def is_number(phrase: Pieces) -> bool:
    return all(NUMBERS.fullmatch(piece) for piece in phrase)


def weighed(
    counts: dict[Pieces, int], quoted: Counter[str], known: Background, often: float = OFTEN
) -> dict[Pieces, float]:
    hidden = covered(counts)
    return {
        phrase: count**often
        * (word(phrase[0], known) if len(phrase) == 1 else name(phrase, known))
        * (QUOTED if "".join(phrase) in quoted else 1)
        for phrase, count in counts.items()
        if phrase not in hidden
    }


def covered(counts: dict[Pieces, int]) -> Set[Pieces]:
    """Phrases that are mostly said as a piece of a longer one."""
    longer: dict[Pieces, int] = {}
    for phrase, count in counts.items():
        for start, end in combinations(range(len(phrase) + 1), 2):
            part = phrase[start:end]
            if part in counts and part != phrase:
                longer[part] = max(longer.get(part, 0), count)
    return {part for part, count in longer.items() if count >= COVERED * counts[part]}


def word(word: str, known: Background) -> float:
    if DOT in word:
        return RAREST * FOREIGN
    part = known.parts.get(word, "x")
    return known.rarity(word) * PARTS.get(part, PARTS.get(part[0], 1.0))


def name(phrase: Pieces, known: Background) -> float:
    full = [piece for piece in phrase if fits_at_an_edge(piece)]
    rarity = sum(known.rarity(piece) if len(piece) > 1 else CHARACTER for piece in full)
    holed = any(piece.lower() in EMPTY for piece in phrase)
    numbered = any(piece[0].isdigit() for piece in phrase)
    return (
        min(rarity, RAREST)
        * (HOLED if holed else 1)
        * (NUMBERED if numbered else 1)
        * (FOREIGN if DOT in phrase else 1)
    )


def best(weights: dict[Pieces, float], most: int) -> tuple[str, ...]:
    texts: dict[str, float] = {}
    for phrase, weight in weights.items():
        texts["".join(phrase)] = max(texts.get("".join(phrase), 0.0), weight)
    return tuple(sorted(texts, key=lambda text: (-texts[text], text))[:most])
