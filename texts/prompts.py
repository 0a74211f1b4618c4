"""Words about what a period asks for, and what is missing before it ends."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.dues import DueIn, LineDue, OfficeDue
from domain.five_ones import Kind, KindName
from domain.policies import ListedKind
from domain.progress import Progress
from domain.prompts import BEFORE_THE_END, Point
from texts.catalogue import Sentences, named
from texts.five_ones import FiveOnesWords
from texts.stats import StatsWords
from texts.words import Button, Rows, Words

IN_A_ROW = 3


class PromptWords(Sentences):
    """Section `prompts` of the catalogues."""

    section = "prompts"

    def due(self, dues: Sequence[DueIn]) -> Words:
        """What ends on one day stands below one heading; what is asked for has buttons that begin
        it.
        """
        blocks: dict[str, list[str]] = {}
        for one in dues:
            blocks.setdefault(self._heading(one), []).extend(self._lines(one))
        said = ["\n".join([heading, *lines]) for heading, lines in blocks.items()]
        return Words("\n\n".join(said), self._buttons(dues))

    def _heading(self, due: DueIn) -> str:
        period, left = due.stage.period, due.days_left
        last = self._day(period.last)
        if left == 1:
            return self.text("last_day", last=last)
        match due.stage.point:
            case Point.OPENING:
                return self.text("opening", first=self._day(period.first), last=last, left=left)
            case Point.MIDDLE:
                return self.text("middle", last=last, left=left)
            case _:
                return self.text("ahead", last=last, left=left)

    def _lines(self, due: DueIn) -> list[str]:
        several = len(due.lines) > 1
        lines = [
            self._of(one.office, line) if several else line
            for one in due.lines
            for line in self._of_line(one, due)
        ]
        return [*lines, *(line for one in due.offices for line in self._of_office(one))]

    def _of_line(self, one: LineDue, due: DueIn) -> Iterable[str]:
        if one.progress is not None:
            yield self._five_ones(one.progress, one.kinds, due)
        if one.quota is not None:
            quota = one.quota
            missing = quota.owed - quota.asked
            said = self.text("quota", asked=quota.asked, take_part=quota.take_part, missing=missing)
            yield f"{said}{self._helps(one, due)}"
        if one.meetings is not None:
            names = self.plain("and").join(map(named, one.meetings.names))
            more = one.meetings.open > len(one.meetings.names)
            name = "meetings_more" if more else "meetings"
            yield self.text(name, count=one.meetings.open, names=names)

    def _helps(self, one: LineDue, due: DueIn) -> str:
        """How a cadre goes on; near the end also how the group is asked once more."""
        if not one.has_groups:
            return self.text("quota_no_group")
        ends = due.stage.point in BEFORE_THE_END
        return self.text("quota_helps" if ends else "quota_willing")

    def _five_ones(self, progress: Progress, listed: Sequence[ListedKind], due: DueIn) -> str:
        facts = {"owed": progress.obligation.owed, "done": progress.done}
        if due.stage.point is Point.OPENING and not progress.judged:
            kinds = self._kinds([one.kind for one in listed], listed)
            return self.text("asked_for", kinds=kinds, **facts)
        said = self.text("five_ones", missing=progress.missing, **facts)
        if progress.untouched:
            said += self.text("untouched", kinds=self._kinds(progress.untouched, listed))
        waiting = sum(one.may_still for one in progress.judged)
        return said + (self.text("waiting", count=waiting) if waiting else "")

    def _of_office(self, one: OfficeDue) -> Iterable[str]:
        owed, done = one.progress.obligation.owed, one.progress.done
        kinds = self._kinds(one.progress.untouched, ())
        yield self.text("organ", office=named(one.office.name), owed=owed, done=done, kinds=kinds)
        if one.unreachable:
            names = self.plain("and").join(map(named, one.unreachable[:IN_A_ROW]))
            count = len(one.unreachable)
            name = "unreachable_more" if count > IN_A_ROW else "unreachable"
            yield self.text(name, names=names, count=count)

    def _of(self, office: str, line: str) -> str:
        return f"{self.text('of', office=named(office))}{line}"

    def _buttons(self, dues: Sequence[DueIn]) -> Rows:
        """Each once, whatever it is asked for by."""
        lines = [line for one in dues for line in one.lines]
        begins = dict.fromkeys(
            button
            for line in lines
            if line.progress is not None
            for button in self._begins(line, line.progress)
        )
        more = [Button(self.plain("five_ones_button"), data="start:fiveones")] if begins else []
        more += [
            Button(self.plain("meetings_button"), data=f"start:meetings:{line.line.id}")
            for line in lines
            if line.meetings is not None
        ][:1]
        offices = [
            Button(self.plain("organ_button"), data=f"start:organ:{office.office.id}")
            for one in dues
            for office in one.offices
        ]
        return rows_of([*begins], IN_A_ROW) + rows_of(more, 2) + rows_of(offices, 2)

    def _begins(self, due: LineDue, progress: Progress) -> Iterable[Button]:
        """Kinds of which nothing counts yet; all of them where each was touched."""
        wanted = progress.untouched or tuple(one.kind for one in due.kinds)
        for number, listed in enumerate(due.kinds):
            if listed.kind in wanted:
                label = FiveOnesWords(self.language).kind(listed.kind, due.kinds)
                yield Button(named(label), data=begins(listed.kind, due.line.id, number))

    def _kinds(self, kinds: Iterable[KindName], listed: Sequence[ListedKind]) -> str:
        words = FiveOnesWords(self.language)
        return self.plain("and").join(words.kind(one, listed) for one in kinds)

    def _day(self, day: date) -> str:
        return StatsWords(self.language).day(day)


def begins(kind: KindName, line: int, number: int) -> str:
    """What the button brings back: the kind, or of an own one its place on the list of a line."""
    if kind.kind is Kind.OWN:
        return f"start:own:{line}:{number}"
    return f"start:kind:{kind.kind.value}"


def rows_of(buttons: Sequence[Button], length: int) -> Rows:
    return tuple(tuple(buttons[at : at + length]) for at in range(0, len(buttons), length))
