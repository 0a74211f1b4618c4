"""Words about calls for help."""

from datetime import datetime

from domain.lengths import shortened
from domain.organisations import CallForHelp
from domain.safety import Caller, Offered, Reader
from texts.catalogue import Sentences, escaped, named
from texts.words import Button, Words

# The rest of the message has room for the names of so many groups.
LONGEST_SAID, GROUPS = 2800, 3
USUAL = {number: f"hotline_{number}" for number in ("12356", "12355", "110", "120")}


class SafetyWords(Sentences):
    """Section `safety` of the catalogues."""

    section = "safety"

    def answer(self, offered: Offered) -> Words:
        """At once, in private: care, numbers, who will read it, and how to say it was a wish."""
        parts = [
            self.text(f"care_{offered.kind}"),
            f"{self.text('call_now')}\n{self.hotlines(offered.hotlines)}",
            self._who_reads(offered.reader),
        ]
        if offered.made_known:
            parts.append(self.text("made_known"))
        text = "\n\n".join(part for part in parts if part)
        if offered.call is None:
            return Words(text)
        wish = Button(self.plain("was_wish"), data=f"help:wish:{offered.call}")
        return Words(text, ((wish,),))

    def after_call(self, numbers: tuple[str, ...], *, written: bool) -> Words:
        """To somebody who called lately and says something that nobody understood."""
        listening = f"{self.text('after_call')}\n{self.hotlines(numbers)}"
        if not written:
            return Words(f"{listening}\n\n{self.text('after_call_no_text')}")
        more = Button(self.plain("more"), data="help:more")
        wish = Button(self.plain("is_wish"), data="wish:from:0")
        return Words(f"{listening}\n\n{self.text('after_call_more')}", ((more,), (wish,)))

    def added(self, reader: Reader | None) -> Words:
        return Words(self._who_reads(reader))

    def in_group(self, link: str) -> Words:
        """To nobody in particular, for somebody who cannot be written to."""
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def hotlines(self, numbers: tuple[str, ...]) -> str:
        """As HTML, one a line, with what it is for; without any of the organisation's own the usual
        ones.
        """
        return "\n".join(map(self._hotline, numbers or tuple(USUAL)))

    def _hotline(self, number: str) -> str:
        return self.text(USUAL[number]) if number in USUAL else escaped(number)

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

    def _who_reads(self, reader: Reader | None) -> str:
        if reader is None:
            return self.text("nobody_reads")
        if reader.contact is None:
            return self.text("office_reads", office=named(reader.organisation))
        return self.text(
            "contact_reads", office=named(reader.organisation), name=named(reader.contact)
        )

    def _about(self, call: CallForHelp, caller: Caller) -> list[str]:
        parts = [self.text("said", text=shortened(call.text, LONGEST_SAID))]
        parts.append(self._who(caller))
        if caller.cadre is not None:
            parts.append(self.text("found_by_cadre", name=named(caller.cadre)))
        parts += [self.text("found_by_group", title=named(one)) for one in caller.groups[:GROUPS]]
        return parts

    def _who(self, caller: Caller) -> str:
        person = caller.person
        if person is None:
            return self.text("who_unknown")
        if caller.is_adult:
            return self.text("who", name=named(person.name), number=person.telegram_id)
        found = caller.cadre is not None or caller.groups
        return self.text("who_protected" if found else "who_alone", name=named(person.name))
