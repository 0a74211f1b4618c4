"""Words about the Five Ones: what is owed, what counts, what does not and why."""

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.five_ones import KINDS, ConfirmedBy, Held, HeldBy, Kind, KindName, NotCounted, Reason
from domain.obligations import first_owed_by_organ
from domain.organisations import Organisation
from domain.periods import Days, day_of
from domain.policies import ListedKind
from domain.progress import FiveOnesOfLine, FiveOnesOfOffice, Judged, Progress
from domain.stats import Panel, Picture, Which
from texts.catalogue import Sentences, escaped, named
from texts.stats import StatsWords
from texts.words import Button, Rows, Words

COUNTED, NOT_COUNTED = "✓", "○"


class FiveOnesWords(Sentences):
    """Section `five_ones` of the catalogues."""

    section = "five_ones"

    def of_line(self, found: FiveOnesOfLine, link: str) -> Words:
        """To the cadre; `link` leads to where an activity is held."""
        first = found.period.first
        before = found.line.held_from < first
        after = found.today >= first
        turned = [
            Button(self.plain(name), data=key("line", found.line.id, day))
            for name, day, there in (
                ("before", last_before(found.period), before),
                ("after", found.period.after, after),
            )
            if there
        ]
        rows: Rows = (
            *((tuple(turned),) if turned else ()),
            (
                Button(self.plain("hold"), url=link),
                Button(self.plain("meetings"), data=f"meeting:of:{found.line.id}:0"),
            ),
            (
                Button(self.plain("draw"), data=key("draw", found.line.id, first)),
                Button(self.plain("policies"), data=f"policy:at:{found.line.organisation}"),
            ),
        )
        return Words(self._of_line(found, own=True), rows)

    def of_cadre(self, found: FiveOnesOfLine, which: Which) -> Words:
        """To the cadre's own office, which reads and changes nothing."""
        name = self.text("of_cadre", name=named(found.line.roster_name))
        back = Button(
            self.plain("back"), data=f"fiveones:office:{found.line.organisation}:{which.value}:0"
        )
        return Words(f"{name}\n{self._of_line(found, own=False)}", ((back,),))

    def of_office(self, found: FiveOnesOfOffice) -> Words:
        """The organ's own, then its cadres, each with a button."""
        parts = [self.text("office", name=named(found.office.name), days=self._days(found.period))]
        if found.organ is not None and found.page == 0:
            parts.append(self._organ(found.organ, found.office))
        lines = [self._short(one) for one in found.cadres]
        parts.append(
            "\n".join([self.text("cadres"), *lines] if lines else [self.text("no_cadres")])
        )
        which = found.which
        buttons = [
            Button(named(one.line.roster_name), data=f"fiveones:cadre:{one.line.id}:{which.value}")
            for one in found.cadres
        ]
        rows = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
        return Words("\n\n".join(parts), (*rows, *self._turned(found)))

    def choose(self, names: Sequence[tuple[int, str]]) -> Words:
        """Of several offices; each by its number."""
        rows = tuple(
            (Button(named(name), data=f"fiveones:office:{number}:{Which.NOW.value}:0"),)
            for number, name in names
        )
        return Words(self.text("choose"), rows)

    def picture(self, found: FiveOnesOfLine) -> Picture:
        """Kind by kind what counts and what not yet; of leaders' kinds only what was held."""
        stats = StatsWords(self.language)
        judged = () if found.progress is None else found.progress.judged
        kinds = dict.fromkeys(
            [*(one.kind for one in found.kinds), *(one.held.kind for one in judged)]
        )
        rows = tuple(
            (
                self.kind(kind, found.kinds),
                (
                    sum(one.counts and one.held.kind == kind for one in judged),
                    sum(not one.counts and one.held.kind == kind for one in judged),
                ),
            )
            for kind in kinds
        )
        notes = () if found.progress is None else (self._plain_sum(found.progress),)
        columns = self.plain("counted"), self.plain("not_counted")
        title = self.plain("picture", days=stats.days(found.period), year=found.period.first.year)
        panel = Panel(self.plain(f"position_{found.line.position.value}"), notes, rows)
        return Picture(title, columns, (panel,))

    def caption(self, found: FiveOnesOfLine) -> str:
        return self.text("caption", days=self._days(found.period))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def nothing_owed(self) -> Words:
        """To whoever is no cadre and of no office."""
        return Words(self.text("nothing_owed"))

    def kind(self, kind: KindName, listed: Sequence[ListedKind] = ()) -> str:
        """Plain. An own kind bears the name that it was given, in the other language its other."""
        if kind.kind is not Kind.OWN:
            return self.plain(f"kind_{kind.kind.name.lower()}")
        other = next((one.english for one in listed if one.kind == kind), "")
        return other if other and self.language == "en" else kind.own

    def _of_line(self, found: FiveOnesOfLine, *, own: bool) -> str:
        parts = [self._heading(found)]
        if found.progress is None:
            parts.append(self._not_owed(found))
            lines = [self._held(one, found.kinds, found.zone, own=own) for one in found.unowed]
            parts += ["\n".join([self.text("unowed"), *lines])] if lines else []
        else:
            parts += self._parts(found.progress, found.kinds, found.zone, own=own)
        parts.append(StatsWords(self.language).quota(found.line, found.quota))
        return "\n\n".join(parts)

    def _heading(self, found: FiveOnesOfLine) -> str:
        days = self._days(found.period)
        position = self.plain(f"position_{found.line.position.value}")
        heading = self.text("heading", days=days, position=position)
        if found.days_left == 1:
            return f"{heading}\n{self.text('last_day')}"
        if found.days_left:
            return f"{heading}\n{self.text('days_left', days=found.days_left)}"
        return (
            f"{heading}\n{self.text('is_over' if found.today >= found.period.after else 'ahead')}"
        )

    def _not_owed(self, found: FiveOnesOfLine) -> str:
        if found.owes_from is None:
            return self.text("owes_nothing")
        return self.text("owes_from", day=StatsWords(self.language).dated(found.owes_from))

    def _parts(
        self, progress: Progress, listed: Sequence[ListedKind], zone: tzinfo, *, own: bool
    ) -> list[str]:
        """What counts, what not, and the kinds that are not touched yet."""
        parts = [escaped(self._plain_sum(progress))]
        for name, judged in (
            ("counting", [one for one in progress.judged if one.counts]),
            ("not_counting", [one for one in progress.judged if not one.counts]),
        ):
            lines = [self._activity(one, listed, zone, own=own) for one in judged]
            parts += ["\n".join([self.text(name), *lines])] if lines else []
        if not progress.judged:
            parts.append(self.text("nothing_held"))
        if progress.missing and progress.untouched:
            kinds = self.plain("and").join(self.kind(one, listed) for one in progress.untouched)
            parts.append(self.text("untouched", kinds=kinds))
        return parts

    def _organ(self, progress: Progress, office: Organisation) -> str:
        lines = [self.text("organ"), self._of_organ(progress, office.since)]
        zone, owed = ZoneInfo(office.zone), progress.obligation.owed
        lines += [self._activity(one, (), zone, own=True) for one in progress.judged]
        if owed and progress.untouched:
            kinds = self.plain("and").join(self.kind(one) for one in progress.untouched)
            lines.append(self.text("organ_untouched", kinds=kinds))
        return "\n".join(lines)

    def _of_organ(self, progress: Progress, since: date) -> str:
        """The sum; of an office that came later what it has done, and from when on it owes."""
        if progress.obligation.owed:
            return escaped(self._plain_sum(progress))
        day = StatsWords(self.language).dated(first_owed_by_organ(since))
        return self.text("organ_owes_from", day=day, done=progress.done)

    def _plain_sum(self, progress: Progress) -> str:
        """Plain: so many of so many; it ends at 100 %."""
        name = "organ_sum" if progress.obligation.held_by is HeldBy.ORGAN else "sum"
        return self.plain(
            name, owed=progress.obligation.owed, done=progress.done, percent=progress.percent
        )

    def _activity(
        self, one: Judged, listed: Sequence[ListedKind], zone: tzinfo, *, own: bool
    ) -> str:
        """One line, with what stands against it."""
        what = self._what(one.held, listed, zone, own=own)
        if isinstance(one.verdict, NotCounted):
            reason = escaped(self._reason(one.held, one.verdict))
            return f"{NOT_COUNTED} {what}{self.text('colon')}{reason}"
        return f"{COUNTED} {what}"

    def _held(self, held: Held, listed: Sequence[ListedKind], zone: tzinfo, *, own: bool) -> str:
        """One line of what nobody owed."""
        return f"{NOT_COUNTED} {self._what(held, listed, zone, own=own)}"

    def _what(self, held: Held, listed: Sequence[ListedKind], zone: tzinfo, *, own: bool) -> str:
        """Of what is between two people an office reads the kind alone."""
        words = StatsWords(self.language)
        between_two = KINDS[held.kind.kind].confirmed_by is ConfirmedBy.THAT_PERSON
        bare = (between_two and not own) or not held.title
        return self.text(
            "kind_only" if bare else "kind_and_title",
            kind=self.kind(held.kind, listed),
            title=named(held.title),
            day=words.day(day_of(held.starts_at, zone)),
        )

    def _reason(self, held: Held, verdict: NotCounted) -> str:
        name = f"reason_{verdict.reason.name.lower()}"
        if verdict.reason is Reason.TOO_FEW:
            needed = held.present + verdict.missing
            return self.plain(name, present=held.present, needed=needed)
        return self.plain(name)

    def _short(self, found: FiveOnesOfLine) -> str:
        """One cadre of an office on one line."""
        name, until = named(found.line.roster_name), self._day(found.period.last)
        if found.progress is None:
            return self.text("cadre_owes_nothing", name=name)
        owed, done = found.progress.obligation.owed, found.progress.done
        return self.text("cadre", name=name, done=done, owed=owed, until=until)

    def _turned(self, found: FiveOnesOfOffice) -> Rows:
        """Another page, another time, and the policies."""

        def button(name: str, which: Which, page: int) -> Button:
            data = f"fiveones:office:{found.office.id}:{which.value}:{page}"
            return Button(self.plain(name), data=data)

        pages = [button("earlier", found.which, found.page - 1)] if found.page else []
        pages += [button("later", found.which, found.page + 1)] if found.more else []
        other = (
            button("before", Which.BEFORE, 0)
            if found.which is Which.NOW
            else button("now", Which.NOW, 0)
        )
        policies = Button(self.plain("policies"), data=f"policy:at:{found.office.id}")
        return (*((tuple(pages),) if pages else ()), (other, policies))

    def _days(self, days: Days) -> str:
        return StatsWords(self.language).days(days)

    def _day(self, day: date) -> str:
        return StatsWords(self.language).day(day)


def last_before(period: Days) -> date:
    """A day of the period before."""
    return period.first - timedelta(days=1)


def key(what: str, number: int, day: date) -> str:
    """What a button brings back."""
    return f"fiveones:{what}:{number}:{day:%Y%m%d}"
