"""Words about rights: who may do what, and the table of it for the handbook."""

from enum import StrEnum

from domain.rights import TABLE, Capacity, Deed, Place, may, who_may
from texts.catalogue import Sentences


class RightsWords(Sentences):
    """Section `rights` of the catalogues."""

    section = "rights"

    def who(self, deed: Deed) -> str:
        """Those who may do this somewhere."""
        *others, last = map(self.capacity, who_may(deed))
        return self.plain("or").join((self.plain("and").join(others), last)) if others else last

    def capacity(self, capacity: Capacity) -> str:
        return self.plain(f"capacity_{key_of(capacity)}")

    def table(self) -> str:
        """As Markdown: a line for each deed, a column for each capacity."""
        head = [self.plain("what"), *(self.capacity(one) for one in Capacity)]
        rows = [
            [self._deed(deed), *(self._places(deed, one) for one in Capacity)] for deed in TABLE
        ]
        lines = [head, ["---"] * len(head), *rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def _deed(self, deed: Deed) -> str:
        return self.plain(f"deed_{key_of(deed)}")

    def _places(self, deed: Deed, capacity: Capacity) -> str:
        places = [one for one in Place if may(capacity, deed, one)]
        named = [self.plain(f"place_{key_of(one)}") for one in places]
        return self.plain("and").join(named) or self.plain("nowhere")


def key_of(member: StrEnum) -> str:
    return member.value.replace("-", "_")
