"""Words about pressure: to whoever tells of it, and to whoever reads it."""

from domain.groups import GroupId
from domain.organisations import Organisation
from domain.people import AgeBand
from domain.pressure import PressureReport, PressureSaved, PressureState
from texts.catalogue import Sentences, named
from texts.words import Button, Words


class PressureWords(Sentences):
    """Section `pressure` of the catalogues. Nobody learns whose report it is."""

    section = "pressure"

    def ask(self, reader: PressureSaved, group: GroupId, *, known: bool) -> Words:
        """Who reads it and what they learn; `known` people simply go on writing."""
        parts = [
            self.text("ask"),
            self._who_reads(reader),
            self.text("ask_known" if known else "ask_unknown"),
        ]
        plain = Button(self.plain("plain"), data=f"pressure:plain:{group}")
        return Words("\n\n".join(parts), ((plain,),))

    def ask_age(self, group: GroupId, *, said: bool) -> Words:
        """Of somebody who was never asked; `said`: what it is about stands in the message above."""
        how = "said" if said else "plain"
        buttons = (
            Button(
                self.plain(f"age_{band.name.lower()}"),
                data=f"pressureage:{band.value}:{how}:{group}",
            )
            for band in AgeBand
        )
        return Words(self.text("ask_age"), tuple((one,) for one in buttons))

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

    def ask_answer(self) -> Words:
        return Words(self.text("ask_answer"))

    def answer_sent(self) -> Words:
        return Words(self.text("answer_sent"))

    def _who_reads(self, saved: PressureSaved) -> str:
        name = "reader_above" if saved.above else "reader_own"
        return self.text(name, office=named(saved.reader.name))
