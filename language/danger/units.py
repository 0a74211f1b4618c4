"""A message as the rules read it: small units, each knowing its clause and its sentence.

A unit is one Chinese character, one Latin word, one number or one sign such as an emoji. Width,
case, traditional forms, invisible characters and signs put between the characters of a word to
hide it are evened out first.
"""

import re
import unicodedata
from dataclasses import dataclass

from language.danger.traditional import SIMPLIFIED

TITLE = "《》"  # what a title becomes: its words belong to a book, a film, a song
LONGEST = 6000  # characters; Telegram's longest message has 4096

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff'’`´"
EVEN = SIMPLIFIED | dict.fromkeys(map(ord, INVISIBLE))
HIDING = re.compile(rf"(?<=[{HAN}])[-*_~·^|/\\.+#=](?=[{HAN}])")
SPELLED_OUT = re.compile(
    rf"(?<![{HAN}])[{HAN}](?:[^{HAN}\w]{{1,3}}[{HAN}])+(?![{HAN}])"
    r"|(?<![a-z])[b-hj-z](?:[ .*_-][b-hj-z])+(?![a-z])"
)
ALONE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}](?:[^{HAN}]|$))")
NOT_SPELLED = re.compile(rf"[^{HAN}a-z]+")
PIECE = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|(?P<word>[a-z]+|[0-9]+)"
    r"|(?P<space>[^\S\n]+)"
    r"|(?P<end>[。!?;\n]+|\.(?=\s|$))"
    r"|(?P<pause>[,、:]|\.{2,})"
    r"|(?P<title>《[^》\n]{0,80}》)"
    r"|(?P<quote>[“”「」『』\"])"
    r"|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Units:
    """Four lists of one length: the units, and for each its clause, its sentence, its quotation.

    Clauses and sentences are numbered through the whole message. A quotation is counted from 1;
    0 means outside of any.
    """

    units: list[str]
    clause: list[int]
    sentence: list[int]
    quotation: list[int]


def evened(text: str) -> str:
    """One form for all the ways in which the same words can be typed."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower().translate(EVEN)
    plain = SPELLED_OUT.sub(lambda found: NOT_SPELLED.sub("", found.group()), plain)
    return ALONE.sub("", HIDING.sub("", plain))


def split(text: str) -> Units:
    """The units of a message. A space ends a clause next to a Chinese character only."""
    split = Units([], [], [], [])
    clause = sentence = quotation = quotations = 0
    spaced = latin = False
    for piece in PIECE.finditer(evened(text)):
        match piece.lastgroup:
            case "han" | "word" | "sign" | "title" as kind:
                word = TITLE if kind == "title" else piece.group()
                if spaced and not (latin and word.isascii()):
                    clause += 1
                spaced, latin = False, word.isascii()
                units = list(word) if kind == "han" else [word]
                split.units.extend(units)
                split.clause.extend([clause] * len(units))
                split.sentence.extend([sentence] * len(units))
                split.quotation.extend([quotation] * len(units))
            case "space":
                spaced = True
            case "pause":
                clause += 1
            case "end":
                clause, sentence = clause + 1, sentence + 1
            case _:
                quotations += not quotation
                quotation = 0 if quotation else quotations
    return split
