"""Words of every guided conversation: back, cancel, and that it is over."""

from functools import cache

from domain.talks import Talk
from texts.catalogue import LANGUAGES, Sentences, catalogue
from texts.spoken import BETWEEN, key_of
from texts.words import Button, Words


@cache
def words_back() -> frozenset[str]:
    """As `key_of` makes them, of every language."""
    written = (catalogue(language)["talks"]["words_back"] for language in LANGUAGES)
    return frozenset(key_of(word) for words in written for word in BETWEEN.split(words))


def is_back(text: str) -> bool:
    """Somebody writes what stands on the button."""
    return key_of(text) in words_back()


class TalkWords(Sentences):
    """Section `talks` of the catalogues."""

    section = "talks"

    def asked(self, words: Words, talk: Talk) -> Words:
        """A step with its own buttons, and below them the way back and out."""
        back = Button(self.plain("back"), data=f"talk:back:{talk.mark}")
        cancel = Button(self.plain("cancel"), data=f"talk:cancel:{talk.mark}")
        return words.with_buttons((back, cancel) if talk.can_go_back else (cancel,))

    def only_words(self) -> Words:
        """A picture or a file came while words were asked for."""
        return Words(self.text("only_words"))

    def cancelled(self) -> Words:
        return Words(self.text("cancelled"))
