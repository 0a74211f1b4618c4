"""Words for every "no": a refusal's sentence bears its name."""

from domain.refusals import Refusal
from texts.catalogue import Sentences


class RefusalWords(Sentences):
    """Section `refusals` of the catalogues."""

    section = "refusals"

    def of(self, refusal: Refusal) -> str:
        """As HTML, for a message."""
        return self.text(type(refusal).__name__, **refusal.facts)

    def alert(self, refusal: Refusal) -> str:
        """Without HTML, for the answer to a pressed button."""
        return self.plain(type(refusal).__name__, **refusal.facts)

    def bug(self) -> str:
        """An apology: something of ours failed, and nothing was lost."""
        return self.text("bug")
