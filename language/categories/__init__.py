"""What a wish or a voice is about: one of ten categories, guessed from its words.

What each one means, where two could be meant:

* Employment: finding, changing and getting on in work, and one's own shop. Wages that are *owed*,
  contracts, social insurance, papers of residence, fraud and unfair treatment are rights.
* Study: school and university, examinations, and what one needs to learn at a desk, school bag and
  lamp included. Learning to *do* something (to drive, cook, weld, play, speak) is a skill.
* Housing: a place to live, what is broken in it, and what lies before its door.
* Hardship: money is short, or something to wear, to eat, to keep warm is missing.
* Social: friends, love, company, and parents who are far away.
* Health: body and mind, spectacles and hearing aids included.
* Culture: sports, music, films, games, travel, reading for pleasure, and what these take.
* Other: errands, transport, networks, food one fancies, good wishes, and what nobody foresaw.

A guess is right in about four wishes of five and a human corrects it; nothing hangs on it.
"""

from domain.categories import Category


def category_of(text: str) -> Category:
    """The likeliest category; OTHER if nothing speaks for any. Same text, same answer.

    Well under a millisecond, but the first call reads jieba's dictionary and learns the examples,
    which takes more than a second: `category_of("?")` in a thread at start pays for it.
    """
    if not text.strip():
        return Category.OTHER
    from language.categories.guess import likeliest

    return likeliest(text)


__all__ = ["Category", "category_of"]
