"""Words about own reminders, and about what somebody does not want to hear."""

from collections.abc import Collection, Sequence
from datetime import datetime, tzinfo

from domain.groups import Group
from domain.lengths import on_one_line
from domain.muting import Sort
from domain.own_reminders import OwnReminder
from texts.catalogue import Sentences, named
from texts.group_titles import GroupTitles
from texts.topic_times import TopicTimeWords
from texts.words import Button, Rows, Words

GLIMPSE, LABEL = 40, 24


class OwnReminderWords(Sentences):
    """Section `own_reminders` of the catalogues."""

    section = "own_reminders"

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def listed(
        self, found: Sequence[tuple[OwnReminder, Group | None]], zone: tzinfo, now: datetime
    ) -> Words:
        """Each with a button that opens it."""
        new = (Button(self.plain("new"), data="remind:new"),)
        if not found:
            return Words(self.text("none"), (new,))
        lines, buttons = [self.text("own")], []
        for number, (one, where) in enumerate(found, start=1):
            to = self.plain("to_me") if where is None else named(where.title)
            line = self.text(
                "line",
                number=number,
                when=self._when(one, zone, now),
                text=on_one_line(one.text, GLIMPSE),
                to=to,
            )
            lines.append(line)
            buttons.append(Button(str(number), data=f"remind:look:{one.id}"))
        rows = [tuple(buttons[at : at + 5]) for at in range(0, len(buttons), 5)]
        return Words("\n".join(lines), (*rows, new))

    def ask(self) -> Words:
        return Words(self.text("ask"))

    def only_words(self) -> Words:
        return Words(self.text("only_words"))

    def made(
        self,
        one: OwnReminder,
        where: Group | None,
        groups: Sequence[Group],
        zone: tzinfo | None,
        now: datetime | None,
    ) -> Words:
        """As it stands, with the ways to another place and out."""
        when = self._when(one, zone, now)
        if where is None:
            said = self.text("made", when=when, text=one.text)
        else:
            said = self.text("made_group", when=when, text=one.text, group=named(where.title))
        return Words(said, self._rows(one, where, groups))

    def ended(self, one: OwnReminder) -> Words:
        return Words(self.text("ended", text=on_one_line(one.text, GLIMPSE)))

    def due(self, one: OwnReminder, *, late: bool, instead: bool) -> Words:
        """Their own words, and nothing between."""
        name = "due_instead" if instead else "due_late" if late else "due"
        rows: Rows = ()
        if one.next_at is not None:
            rows = ((Button(self.plain("end"), data=f"remind:end:{one.id}"),),)
        return Words(self.text(name, text=one.text), rows)

    def in_group_due(self, one: OwnReminder) -> Words:
        return Words(self.text("due", text=one.text))

    def _when(self, one: OwnReminder, zone: tzinfo | None, now: datetime | None) -> str:
        return TopicTimeWords(self.language).said(one.when, zone, now)

    def _rows(self, one: OwnReminder, where: Group | None, groups: Sequence[Group]) -> Rows:
        here = None if where is None else where.id
        titles = GroupTitles(self.language).of(groups, LABEL)
        rows = [
            (
                Button(
                    self.plain("to_group", group=titles[group.id]),
                    data=f"remind:to:{one.id}:{group.id}",
                ),
            )
            for group in groups
            if group.id != here
        ]
        if where is not None:
            rows.append((Button(self.plain("to_myself"), data=f"remind:to:{one.id}:0"),))
        rows.append((Button(self.plain("end"), data=f"remind:end:{one.id}"),))
        return tuple(rows)


class MutingWords(Sentences):
    """Section `muting` of the catalogues."""

    section = "muting"

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def switches(self, sorts: Sequence[Sort], muted: Collection[Sort]) -> Words:
        if not sorts:
            return Words(self.text("nothing"))
        rows = tuple((self._switch(one, off=one in muted),) for one in sorts)
        work = len(sorts) > 1
        return Words(self.text("work" if work else "youth"), rows)

    def _switch(self, sort: Sort, *, off: bool) -> Button:
        """Shows what is, and turns it."""
        name = self.plain(f"sort_{sort.value}")
        label = self.plain("off" if off else "on", name=name)
        number = tuple(Sort).index(sort)
        return Button(label, data=f"mute:{'on' if off else 'off'}:{number}")
