"""Words about proposals: numbers, never names."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.activities import Activity
from domain.proposals import Proposal
from texts.activities import ActivityWords, shortened
from texts.catalogue import Sentences
from texts.words import Button, Words


class ProposalWords(Sentences):
    """Section `proposals` of the catalogues."""

    section = "proposals"

    def listed(self, found: Sequence[Proposal], me: int) -> Words:
        """To somebody who takes part: what is open, and how to propose something."""
        lines = [self._line(one) for one in found]
        head = self.text("open" if found else "none_open")
        buttons = tuple(
            (
                Button(self._label("mine", one), data=f"proposal:back:{one.id}")
                if one.person == me
                else Button(self._label("me_too", one), data=f"proposal:support:{one.id}"),
            )
            for one in found
        )
        return Words("\n".join([head, *lines, "", self.text("how")]), buttons)

    def proposed(self, one: Proposal) -> Words:
        return Words(self.text("proposed", text=one.text))

    def supported(self, one: Proposal) -> Words:
        return Words(self.text("supported", text=one.text, supporters=one.supporters))

    def withdrawn(self) -> Words:
        return Words(self.text("withdrawn"))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def for_cadre(self, found: Sequence[Proposal]) -> Words:
        """To whoever runs the groups: a tap turns one into an activity."""
        if not found:
            return Words(self.text("none_for_cadre"))
        lines = [self._line(one) for one in found]
        buttons = tuple(
            (Button(self._label("hold", one), data=f"hold:from:{one.id}"),) for one in found
        )
        return Words("\n".join([self.text("for_cadre"), *lines]), buttons)

    def made(self, one: Proposal) -> Words:
        """To the cadre side, without a name."""
        hold = Button(self.plain("hold_it"), data=f"hold:from:{one.id}")
        return Words(self.text("made", text=one.text), ((hold,),))

    def taken(self, one: Proposal, activity: Activity, zone: tzinfo, link: str) -> Words:
        """To whoever wanted it."""
        what = ActivityWords(self.language).what(activity, zone)
        join = Button(self.plain("to_calendar"), url=link)
        said = f"{self.text('taken', text=one.text)}\n{what}\n{self.text('taken_how')}"
        return Words(said, ((join,),))

    def begin(self) -> tuple[Button, ...]:
        """Below what lies ahead, to a cadre."""
        return (Button(self.plain("begin"), data="proposal:list"),)

    def _line(self, one: Proposal) -> str:
        return self.text("line", text=one.text, supporters=one.supporters)

    def _label(self, name: str, one: Proposal) -> str:
        """Plain, on a button."""
        return self.plain(name, text=shortened(one.text))
