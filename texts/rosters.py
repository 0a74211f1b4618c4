"""Words about rosters: what is wrong with a file, and what it changes."""

from domain.rosters import REQUIRED, Fault, Unreadable, UnreadableRoster
from texts.catalogue import Sentences
from texts.vocabulary import usual


class RosterWords(Sentences):
    """Section `rosters` of the catalogues."""

    section = "rosters"

    def fault(self, fault: Fault) -> str:
        """One line, plain: for a list, a file or a terminal."""
        key = f"fault_{fault.reason.value}"
        both = self.has(f"{key}_row") and fault.other
        said = self.plain(f"{key}_row" if both else key, said=fault.said, other=fault.other)
        return self.plain("fault", row=self.plain("row", row=fault.row), what=said)

    def unreadable(self, problem: UnreadableRoster) -> str:
        """Plain."""
        said = problem.said
        if problem.why is Unreadable.NO_HEADER:
            missing = said.split()
            said = self.plain("comma").join(
                usual(self.language, f"header_{one.value}") for one in REQUIRED if one in missing
            )
        return self.plain(f"unreadable_{problem.why.value}", said=said)
