"""Ten-minute blocks of a day: 144 bits in three words, which both databases join alike."""

from storage.tables.activity import WORD_BITS

MASK = (1 << WORD_BITS) - 1


def words_of(blocks: int) -> tuple[int, int, int]:
    """The lowest bits, the first eight hours, stand in the first word."""
    return blocks & MASK, blocks >> WORD_BITS & MASK, blocks >> 2 * WORD_BITS


def blocks_of(*words: int) -> int:
    return sum(word << WORD_BITS * place for place, word in enumerate(words))
