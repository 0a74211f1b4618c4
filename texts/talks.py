"""Words of every guided conversation: back, cancel, and that it is over."""

from domain.talks import Talk
from texts.catalogue import Sentences
from texts.words import Button, Words


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
