"""Chinese text as words: jieba, loaded once, and without the cache file and the lines it logs.

Loading takes about a second and 80 MiB, so jieba is imported when the first words are asked for:
`load` is for a thread at the start of the process. From then on a message takes a fraction of a
millisecond, and any thread may ask.
"""

import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

from language.danger.traditional import SIMPLIFIED

UNKNOWN = 12.0  # how seldom a word is that the background does not know; its middle is 11.95

_loading = Lock()


class Cutter(Protocol):
    def lcut(self, sentence: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Background:
    """What jieba knows of words in general: how seldom one is, and what part of speech."""

    idf: dict[str, float]
    parts: dict[str, str]

    def rarity(self, word: str) -> float:
        return self.idf.get(word, UNKNOWN)


def load() -> None:
    """Read the dictionary now, so that nobody waits for it later. The second call does nothing."""
    with _loading:
        _cutter()


def words(text: str) -> list[str]:
    """The words of a text in order, punctuation among them; traditional characters simplified."""
    load()
    cut = _cutter().lcut(text.translate(SIMPLIFIED).lower())
    return [word for word in cut if word.strip()]


def pieces(text: str) -> list[str]:
    """As `words`, but letters are left as they were written: for what is shown to somebody."""
    load()
    return _cutter().lcut(text)


def background() -> Background:
    """Read when it is first asked for: half a second and 40 MiB, which key phrases alone need."""
    with _loading:
        return _background()


@cache
def _cutter() -> Cutter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba asks for a way to its files that is deprecated
        import jieba

        cutter = jieba.Tokenizer()
        # What its own `initialize` does, less the cache in the folder of temporary files.
        cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
        cutter.initialized = True
    tokenizer: Cutter = cutter
    return tokenizer


@cache
def _background() -> Background:
    _cutter()
    import jieba

    folder = Path(str(jieba.__file__)).parent
    idf, parts = {}, {}
    with (folder / "analyse" / "idf.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, value = line.rstrip("\n").rpartition(" ")
            idf[word] = float(value)
    with (folder / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, part = line.split()
            parts[word] = part
    return Background(idf, parts)
