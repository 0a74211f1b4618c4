"""Words about pressure: to whoever tells of it, and to whoever reads it."""

from collections.abc import Sequence

from domain.groups import Group, GroupId
from domain.lengths import on_one_line
from domain.organisations import Organisation
from domain.people import AgeBand
from domain.pressure import PressureReport, PressureSaved, PressureState
from texts.catalogue import Sentences, named
from texts.group_titles import GroupTitles
from texts.words import Button, Words

GLIMPSE = 200


class PressureWords(Sentences):
    """Section `pressure` of the catalogues. Nobody learns whose report it is."""

    section = "pressure"

    def choose(self, groups: Sequence[Group], mark: int) -> Words:
        """In which of these groups it happened, or somewhere else."""
        titles = GroupTitles(self.language).of(groups)
        rows = [
            (Button(titles[group.id], data=f"pressure:in:{group.id}:{mark}"),) for group in groups
        ]
        rows.append((Button(self.plain("elsewhere"), data=f"pressure:in:0:{mark}"),))
        return Words(self.text("choose"), tuple(rows))

    def ask(self, reader: PressureSaved, mark: int) -> Words:
        """Who reads it and what they learn; what is written next is the report."""
        plain = Button(self.plain("plain"), data=f"pressure:send:{mark}")
        return Words(self._asked(reader, "ask_known"), ((plain,),))

    def ask_stranger(self, reader: PressureSaved, group: GroupId) -> Words:
        """The same to somebody of whom nothing is kept."""
        plain = Button(self.plain("plain"), data=f"pressure:plain:{group}")
        return Words(self._asked(reader, "ask_unknown"), ((plain,),))

    def preview(self, reader: PressureSaved, text: str, mark: int, hotlines: str) -> Words:
        """As it will be read; other words can simply be written. `hotlines` is HTML."""
        send = Button(self.plain("send"), data=f"pressure:send:{mark}")
        parts = [self.text("preview", text=text), self._who_reads(reader)]
        parts.append(self.text("preview_end"))
        parts.append(f"{self.text('in_danger')}\n{hotlines}")
        return Words("\n\n".join(parts), ((send,),))

    def ask_age(self, group: GroupId, *, said: bool) -> Words:
        """Of somebody who was never asked; `said`: what it is about stands in the message above."""
        return self._ages(f"{'said' if said else 'plain'}:{group}")

    def ask_age_in_talk(self, mark: int) -> Words:
        """The same, in a talk that keeps what it is about."""
        return self._ages(f"talk:{mark}")

    def too_young(self, hotlines: str) -> Words:
        """`hotlines` is HTML: `say.safety.hotlines`."""
        return Words(f"{self.text('too_young')}\n{hotlines}")

    def saved(self, saved: PressureSaved) -> Words:
        parts = [self.text("saved"), self._who_reads(saved)]
        if saved.made_known:
            parts.append(self.text("made_known"))
        return Words("\n\n".join(parts))

    def no_words(self) -> Words:
        return Words(self.text("no_words"))

    def looked_at(self, reader: Organisation) -> Words:
        return Words(self.text("looked_at", office=named(reader.name)))

    def answered(self, report: PressureReport, reader: Organisation) -> Words:
        text = report.answer or ""
        return Words(self.text("answered", office=named(reader.name), text=text))

    def for_readers(self, report: PressureReport, about: Organisation) -> Words:
        """What was said and where, with what can be done; without a name and without the hour."""
        said = "reported" if report.text else "reported_plain"
        parts = [self.text(said, office=named(about.name), text=report.text)]
        parts.append(self.text("how_to_read"))
        rows: list[tuple[Button, ...]] = []
        if report.state is PressureState.RECEIVED:
            rows.append((Button(self.plain("look"), data=f"pressure:look:{report.id}"),))
        if report.state is PressureState.LOOKED_AT:
            parts.append(self.text("you_look"))
        if report.state is not PressureState.ANSWERED:
            rows.append((Button(self.plain("answer"), data=f"pressure:answer:{report.id}"),))
        return Words("\n\n".join(parts), tuple(rows))

    def ask_answer(self, report: PressureReport) -> Words:
        """The next message is the answer."""
        return Words("\n".join([*self._reported(report), self.text("ask_answer")]))

    def preview_answer(self, report: PressureReport, text: str, mark: int) -> Words:
        send = Button(self.plain("send_answer"), data=f"pressure-answer:send:{mark}")
        parts = [*self._reported(report), self.text("preview_answer", text=text)]
        return Words("\n".join(parts), ((send,),))

    def no_answer(self) -> Words:
        return Words(self.text("no_answer"))

    def answer_sent(self) -> Words:
        return Words(self.text("answer_sent"))

    def _ages(self, how: str) -> Words:
        rows = [
            (Button(self.plain(f"age_{one.name.lower()}"), data=f"pressureage:{one.value}:{how}"),)
            for one in AgeBand
        ]
        return Words(self.text("ask_age"), tuple(rows))

    def _reported(self, report: PressureReport) -> list[str]:
        glimpse = on_one_line(report.text, GLIMPSE)
        return [self.text("to_answer", text=glimpse)] if report.text else []

    def _asked(self, reader: PressureSaved, how: str) -> str:
        return "\n\n".join([self.text("ask"), self._who_reads(reader), self.text(how)])

    def _who_reads(self, saved: PressureSaved) -> str:
        name = "reader_above" if saved.above else "reader_own"
        return self.text(name, office=named(saved.reader.name))
