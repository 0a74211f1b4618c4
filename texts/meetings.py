"""Words about yearly meetings: to the cadre, and the one question to the contact."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.meetings import MeetingAnswer, Meetings
from domain.organisations import Cadre, CadreId
from domain.periods import day_of
from texts.catalogue import Sentences, named
from texts.stats import StatsWords
from texts.words import Button, Words


class MeetingWords(Sentences):
    """Section `meetings` of the catalogues."""

    section = "meetings"

    def of(self, line: Cadre, found: Meetings, zone: tzinfo) -> Words:
        """To the cadre alone: the names of those who are still to be met, and since when they are
        contacts.
        """
        head = self.text(
            "of",
            year=found.year,
            name=named(line.roster_name),
            contacts=found.contacts,
            confirmed=found.confirmed,
        )
        parts = [head]
        if found.waiting:
            parts.append(self.text("waiting", waiting=found.waiting))
        dated = StatsWords(self.language).dated
        lines = [
            self.text("open_line", name=named(one.name), since=dated(day_of(one.since, zone)))
            for one in found.open
        ]
        if lines or found.contacts:
            parts.append("\n".join([self.text("open" if lines else "none_open"), *lines]))
        buttons = tuple(
            (
                Button(
                    self.plain("met", name=named(one.name)),
                    data=f"meeting:met:{line.id}:{one.person}",
                ),
            )
            for one in found.open
        )
        turned = tuple(
            Button(self.plain(name), data=f"meeting:of:{line.id}:{page}")
            for name, page, there in (
                ("earlier", found.page - 1, found.page > 0),
                ("later", found.page + 1, found.more),
            )
            if there
        )
        return Words("\n\n".join(parts), (*buttons, *((turned,) if turned else ())))

    def choose(self, lines: Sequence[Cadre]) -> Words:
        """Of several positions."""
        rows = tuple(
            (Button(named(one.roster_name), data=f"meeting:of:{one.id}:0"),) for one in lines
        )
        return Words(self.text("choose"), rows)

    def asked(self, cadre: CadreId, name: str, year: int) -> Words:
        """To the contact, once; nothing comes after it if there is no answer."""
        buttons = tuple(
            Button(self.plain(one.value), data=f"meeting:{one.value}:{cadre}:{year}")
            for one in MeetingAnswer
        )
        return Words(self.text("asked", cadre=named(name)), (buttons,))

    def thanks(self, answer: MeetingAnswer) -> Words:
        return Words(self.text("thanks" if answer is MeetingAnswer.YES else "thanks_no"))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))
