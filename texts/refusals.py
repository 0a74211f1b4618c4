"""Words for every "no": a refusal's sentence bears its name."""

from collections.abc import Mapping

from domain.refusals import Refusal
from domain.rights import Deed
from texts.catalogue import Sentences
from texts.rights import RightsWords


class RefusalWords(Sentences):
    """Section `refusals` of the catalogues."""

    section = "refusals"

    def of(self, refusal: Refusal) -> str:
        """As HTML, for a message."""
        return self.text(type(refusal).__name__, **self._facts(refusal))

    def alert(self, refusal: Refusal) -> str:
        """Without HTML, for the answer to a pressed button."""
        return self.plain(type(refusal).__name__, **self._facts(refusal))

    def _facts(self, refusal: Refusal) -> Mapping[str, int | str]:
        """What only some may do is told by those who may."""
        match refusal.facts:
            case {"deed": str(deed)}:
                return {"who": RightsWords(self.language).who(Deed(deed))}
            case facts:
                return facts

    def bug(self) -> str:
        """An apology: something of ours failed, and nothing was lost."""
        return self.text("bug")
