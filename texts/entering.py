"""Words about what is over: what was held, entered afterwards, and between two people."""

from collections.abc import Sequence
from datetime import date, tzinfo

from domain.activities import Activity, ActivityState
from domain.entering import BETWEEN_TWO
from domain.five_ones import ENOUGH, Kind
from domain.groups import Group
from domain.people import Person
from texts.activities import kind_named, shortened
from texts.catalogue import Sentences, named
from texts.stats import StatsWords
from texts.words import Button, Rows, Words

IN_A_ROW = 4
HEART = Kind.HEART_TO_HEART.value


class EnteringWords(Sentences):
    """Section `entering` of the catalogues."""

    section = "entering"

    def begin(self) -> Rows:
        """Buttons below what lies ahead."""
        heart = Button(self.plain("heart"), data=f"between:who:{HEART}:0")
        help_ = Button(self.plain("practical"), data=f"between:who:{Kind.PRACTICAL_HELP.value}:0")
        return ((heart, help_), *self.past())

    def past(self) -> Rows:
        """To what was held."""
        return ((Button(self.plain("past"), data="held:list"),),)

    def held(
        self, found: Sequence[tuple[Activity, int]], zone: tzinfo, *, of_staff: bool = False
    ) -> Words:
        """To a cadre, or to an office's staff: the newest first, each with a button, and how to
        enter another one.
        """
        how = self.text("how_of_staff" if of_staff else "how")
        lines = [self.line(one, present, zone) for one, present in found]
        head = self.text("held" if found else "none_held")
        buttons = tuple((Button(self._label(one), data=f"held:look:{one.id}"),) for one, _ in found)
        return Words("\n".join([head, *lines, "", how]), buttons)

    def panel(self, activity: Activity, present: int, zone: tzinfo, rated: str = "") -> Words:
        """`rated` says how those who were there liked it, as HTML."""
        line = f"{self.line(activity, present, zone)}\n{rated}".rstrip()
        said = f"{line}\n\n{self.text('panel')}"
        gone = Button(self.plain("withdraw"), data=f"held:withdraw:{activity.id}")
        return Words(said, ((gone,),))

    def line(self, activity: Activity, present: int, zone: tzinfo) -> str:
        """On one line, as HTML: numbers, never names; marked if it was entered afterwards."""
        facts = {
            "number": activity.id,
            "kind": kind_named(self.language, activity.kind, activity.own_kind),
        }
        when = StatsWords(self.language).day(activity.starts_at.astimezone(zone).date())
        if activity.kind in BETWEEN_TWO:
            state = self.plain("confirmed" if present else "not_confirmed")
            line = self.text("between_line", when=when, state=state, **facts)
        else:
            title = named(activity.title)
            line = self.text("held_line", title=title, when=when, present=present, **facts)
        if not activity.is_afterwards:
            return line
        return f"{line}{self.text('marked', state=self.plain(answer_to(activity)))}"

    def withdrawn(self) -> Words:
        return Words(self.text("withdrawn"))

    def entered(self, group: Group) -> Words:
        return Words(self.text("entered", group=named(group.title)))

    def choose(self, kind: Kind, found: Sequence[Person], page: int, *, more: bool) -> Words:
        """Contacts by name, to their own cadre."""
        if not found:
            return Words(self.text("no_contacts"))
        rows = [
            (Button(named(one.name), data=f"between:day:{kind.value}:{one.id}"),) for one in found
        ]
        if more:
            further = f"between:who:{kind.value}:{page + 1}"
            rows.append((Button(self.plain("more"), data=further),))
        return Words(self.text("choose"), tuple(rows))

    def which_day(self, kind: Kind, person: int, days: Sequence[date], today: date) -> Words:
        words = StatsWords(self.language)
        buttons = [
            Button(
                self.plain("today") if one == today else words.day(one),
                data=f"between:note:{kind.value}:{person}:{one.isoformat()}",
            )
            for one in days
        ]
        rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
        return Words(self.text("which_day"), tuple(rows))

    def noted(self, *, fresh: bool) -> Words:
        return Words(self.text("noted" if fresh else "noted_before"))

    def asked(self, activity: Activity, zone: tzinfo) -> Words:
        """To the one person it was for."""
        day = StatsWords(self.language).day(activity.starts_at.astimezone(zone).date())
        name = "asked_heart" if activity.kind == HEART else "asked_practical"
        yes = Button(self.plain("yes"), data=f"between:yes:{activity.id}")
        no = Button(self.plain("no"), data=f"between:no:{activity.id}")
        return Words(self.text(name, day=day), ((yes, no),))

    def thanks(self) -> Words:
        return Words(self.text("thanks"))

    def to_approve(self, activity: Activity, present: int, name: str, zone: tzinfo) -> Words:
        """To a second person."""
        line = self.line(activity, present, zone)
        said = f"{self.text('to_approve', name=named(name))}\n{line}"
        yes = Button(self.plain("approve"), data=f"held:approve:{activity.id}")
        no = Button(self.plain("decline"), data=f"held:decline:{activity.id}")
        return Words(said, ((yes,), (no,)))

    def told_approved(self, activity: Activity, present: int, zone: tzinfo) -> Words:
        said = f"{self.text('told_approved')}\n{self.line(activity, present, zone)}"
        pair = activity.kind in BETWEEN_TWO
        missing = (1 if pair else ENOUGH) - present
        if missing <= 0:
            return Words(said)
        name = "waits_for_one" if pair else "waits_for_more"
        return Words(f"{said}\n{self.text(name, missing=missing)}")

    def ask_reason(self, activity: Activity) -> Words:
        """To a second person who says no."""
        return Words(self.text("ask_reason", what=self._label(activity)))

    def declining_done(self) -> Words:
        return Words(self.text("declining_done"))

    def told_declined(self, activity: Activity, present: int, zone: tzinfo) -> Words:
        """To whoever entered it."""
        line = self.line(activity, present, zone)
        why = self.text("declined_for", reason=activity.declined_for)
        return Words(f"{self.text('told_declined')}\n{line}\n{why}")

    def approving_done(self) -> Words:
        return Words(self.text("approving_done"))

    def _label(self, activity: Activity) -> str:
        """Plain, on a button."""
        kind = kind_named(self.language, activity.kind, activity.own_kind)
        return named(f"{activity.id}. {shortened(activity.title) or kind}")


def answer_to(activity: Activity) -> str:
    """Of the second person, by its name in the catalogues."""
    if activity.state is ActivityState.DECLINED:
        return "declined"
    return "approved" if activity.approved_at else "not_approved"
