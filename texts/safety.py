"""Words about calls for help."""

from datetime import datetime

from domain.lengths import shortened
from domain.organisations import CallForHelp
from domain.people import AgeBand, Person
from domain.safety import Caller, Offered
from texts.catalogue import Sentences, escaped, named
from texts.words import Button, Words

# The rest of the message has room for the names of so many groups.
LONGEST_SAID, GROUPS = 2800, 3


class SafetyWords(Sentences):
    """Section `safety` of the catalogues."""

    section = "safety"

    def answer(self, offered: Offered) -> Words:
        """At once, in private: care, numbers, who will read it, and how to say it was a wish."""
        parts = [
            self.text(f"care_{offered.kind}"),
            f"{self.text('call_now')}\n{self.hotlines(offered.hotlines)}",
            self._who_reads(offered),
        ]
        if offered.made_known:
            parts.append(self.text("made_known"))
        text = "\n\n".join(part for part in parts if part)
        if offered.call is None:
            return Words(text)
        wish = Button(self.plain("was_wish"), data=f"help:wish:{offered.call}")
        return Words(text, ((wish,),))

    def in_group(self, link: str) -> Words:
        """To nobody in particular, for somebody who cannot be written to."""
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def hotlines(self, numbers: tuple[str, ...]) -> str:
        """As HTML, one a line; without any of the organisation the program's own list."""
        return "\n".join(map(escaped, numbers)) if numbers else self.text("hotlines")

    def called(self, call: CallForHelp, caller: Caller, local: datetime) -> Words:
        """To whoever is called; `local` is when it was said.

        An adult can be written to by a tap on the name; of everybody else no private channel is
        opened, and the way leads through those who know them.
        """
        name = "called_again" if call.level else "called"
        first = self.text(name, time=f"{local:%m-%d %H:%M}")
        take = Button(self.plain("take"), data=f"help:take:{call.id}")
        parts = [first, *self._about(call, caller), self.text("what_to_do")]
        return Words("\n\n".join(parts), ((take,),))

    def you_took_it(self, call: CallForHelp, caller: Caller) -> Words:
        """Instead of the message with the button: what was said stays before the eyes."""
        return Words("\n\n".join([self.text("you_took_it"), *self._about(call, caller)]))

    def taken(self) -> Words:
        """To whoever called: somebody has read it."""
        return Words(self.text("taken"))

    def _who_reads(self, offered: Offered) -> str:
        reader = offered.reader
        if reader is None:
            return self.text("nobody_reads")
        if reader.contact is None:
            return self.text("office_reads", office=named(reader.organisation))
        return self.text(
            "contact_reads", office=named(reader.organisation), name=named(reader.contact)
        )

    def _about(self, call: CallForHelp, caller: Caller) -> list[str]:
        parts = [self.text("said", text=shortened(call.text, LONGEST_SAID))]
        parts.append(self._who(caller.person))
        if caller.cadre is not None:
            parts.append(self.text("found_by_cadre", name=named(caller.cadre)))
        parts += [self.text("found_by_group", title=named(one)) for one in caller.groups[:GROUPS]]
        return parts

    def _who(self, caller: Person | None) -> str:
        if caller is None:
            return self.text("who_unknown")
        if caller.age_band is AgeBand.ADULT:
            return self.text("who", name=named(caller.name), number=caller.telegram_id)
        return self.text("who_protected", name=named(caller.name))
