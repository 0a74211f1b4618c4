"""Words about activities."""

import re
from collections.abc import Sequence
from datetime import tzinfo

from domain import lengths
from domain.activities import (
    KINDS,
    MOST_SEATS,
    ORGAN_KINDS,
    Activity,
    ActivityKindUnknown,
    ActivitySeatsUnclear,
    ActivityState,
    Numbers,
    Plan,
)
from domain.activity_reminders import Stage
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.policies import ListedKind
from texts.catalogue import LANGUAGES, Sentences, catalogue, named
from texts.group_titles import GroupTitles
from texts.stats import StatsWords
from texts.words import Button, Words

BETWEEN = re.compile(r"[;\uff1b\n|]")
SHORT = 28  # of a title on a button


class ActivityWords(Sentences):
    """Section `activities` of the catalogues."""

    section = "activities"

    def home(
        self,
        ahead: Sequence[Activity],
        zone: tzinfo,
        own: Sequence[ListedKind] = (),
        weekly: Words | None = None,
        *,
        organs: bool = True,
    ) -> Words:
        """To a cadre: what lies ahead, each with a button, what recurs (`weekly`), and how to
        announce another one; `own` are kinds that an office has named; `organs`: theirs owes some.
        """
        lines = [self.line(one, zone) for one in ahead]
        head = self.text("ahead" if ahead else "none_ahead")
        buttons = tuple(
            (Button(f"{one.id}. {named(shortened(one.title))}", data=f"activity:look:{one.id}"),)
            for one in ahead
        )
        kinds = self.plain("and").join(kind_named(self.language, one) for one in ORGAN_KINDS)
        recurs = [] if weekly is None else ["", weekly.text]
        of_organs = [self.text("organ_kinds", kinds=kinds)] if organs else []
        parts = [head, *lines, *recurs, "", self.how(), *of_organs]
        if own:
            kinds = self.plain("and").join(one.kind.own for one in own)
            parts.append(self.text("own_kinds", kinds=kinds))
        return Words("\n".join(parts), (*buttons, *(() if weekly is None else weekly.buttons)))

    def how(self) -> str:
        return self.text(
            "how", kinds=self.plain("and").join(kind_named(self.language, one) for one in KINDS)
        )

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def choose(self, groups: Sequence[Group], text: str, mark: int) -> Words:
        """A button for each group; what was written waits meanwhile."""
        titles = GroupTitles(self.language).of(groups)
        data = {one.id: f"activity:to:{one.id}:{mark}" for one in groups}
        rows = tuple((Button(titles[one.id], data=data[one.id]),) for one in groups)
        return Words(self.text("choose", text=lengths.shortened(text)), rows)

    def planned(self, activity: Activity, group: Group, zone: tzinfo) -> Words:
        """To whoever announced it: what was understood, and what can still be done."""
        said = self.text("planned", group=named(group.title))
        return Words(f"{said}\n{self.line(activity, zone)}", self._steps(activity))

    def planned_as(self, plan: Plan, zone: tzinfo) -> str:
        """As HTML: what a card would say of it."""
        likely = Activity(
            ActivityId(0),
            ActivityState.PLANNED,
            plan.kind,
            None,
            None,
            plan.title,
            plan.place,
            plan.starts_at,
            plan.ends_at,
            own_kind=plan.own_kind,
        )
        return self.what(likely, zone)

    def panel(self, activity: Activity, numbers: Numbers, zone: tzinfo) -> Words:
        """To whoever holds it."""
        text = f"{self.line(activity, zone)}\n{self._numbers(numbers)}"
        how = self.text("how_to_move", number=activity.id)
        return Words(f"{text}\n\n{how}", self._steps(activity))

    def ask_call_off(self, activity: Activity) -> Words:
        return Words(
            self.text("ask_call_off", title=named(activity.title)),
            (
                (
                    Button(self.plain("yes_call_off"), data=f"activity:off:{activity.id}"),
                    Button(self.plain("keep"), data=f"activity:look:{activity.id}"),
                ),
            ),
        )

    def called_off(self, activity: Activity) -> Words:
        """To whoever held it."""
        return Words(self.text("called_off", title=named(activity.title)))

    def moved(self, activity: Activity, zone: tzinfo) -> Words:
        """To whoever holds it."""
        return Words(f"{self.text('moved')}\n{self.line(activity, zone)}")

    def unsure(self, activity: Activity, *, failed: bool) -> Words:
        """To the cadre side: does the card stand in the group?"""
        again = Button(self.plain("again"), data=f"activity:again:{activity.id}")
        text = self.text("failed" if failed else "unsure", title=named(activity.title))
        return Words(text, ((again,),))

    def again_on_its_way(self) -> Words:
        return Words(self.text("again_on_its_way"))

    def card(
        self,
        activity: Activity,
        numbers: Numbers,
        zone: tzinfo,
        link: str = "",
        weekly: str = "",
    ) -> Words:
        """In the group: numbers, never names. `link` opens the calendar file in private; `weekly`
        says that it recurs.
        """
        what = f"{self.what(activity, zone)}\n{weekly}".rstrip()
        text = f"{what}\n\n{self._numbers(numbers)}"
        if activity.state is ActivityState.CANCELLED:
            return Words(f"{self.text('card_off')}\n{self.what(activity, zone)}")
        if not activity.is_on:
            return Words(f"{self.text('card_withdrawn')}\n{self.what(activity, zone)}")
        if activity.is_afterwards:
            was = Button(self.plain("was_there"), data=f"checkin:was:{activity.id}")
            said = self.text("afterwards", present=numbers.present)
            return Words(f"{self.what(activity, zone)}\n\n{said}", ((was,),))
        here = Button(self.plain("here"), data=f"checkin:here:{activity.id}")
        join = Button(self.plain("join"), data=f"activity:join:{activity.id}")
        cannot = Button(self.plain("cannot"), data=f"activity:cannot:{activity.id}")
        rows: list[tuple[Button, ...]] = [(join, cannot)]
        if activity.by_button:
            rows.append((here,))
        if link:
            rows.append((Button(self.plain("to_calendar"), url=link),))
        return Words(text, tuple(rows))

    def heard(self, activity: Activity, zone: tzinfo, *, coming: bool, fresh: bool) -> str:
        """Plain, over the pressed button."""
        when = StatsWords(self.language).moment(activity.starts_at, zone)
        name = ("joined" if coming else "declined") if fresh else "known"
        return self.plain(name, when=when)

    def welcomed(self) -> str:
        """Plain: come along; without consent nothing is noted."""
        return self.plain("welcomed")

    def told_moved(self, activity: Activity, zone: tzinfo) -> Words:
        """To whoever said that they come."""
        return Words(f"{self.text('told_moved')}\n{self.what(activity, zone)}")

    def reminder(self, activity: Activity, zone: tzinfo, stage: str) -> Words:
        """To whoever said that they come: tomorrow, or in an hour; not coming is a tap away."""
        soon = "reminder_hour_online" if activity.online else "reminder_hour"
        name = soon if stage == Stage.HOUR else "reminder_evening"
        cannot = Button(self.plain("cannot"), data=f"activity:cannot:{activity.id}")
        return Words(f"{self.text(name)}\n{self.what(activity, zone)}", ((cannot,),))

    def calendar(self, activity: Activity, zone: tzinfo) -> Words:
        """Above the calendar file, to whoever asked for it."""
        return Words(f"{self.what(activity, zone)}\n\n{self.text('calendar')}")

    def calendar_unknown(self, activity: Activity, zone: tzinfo) -> Words:
        """The same to somebody whom the program does not know, and who gets no file."""
        return Words(self.what(activity, zone))

    def told_off(self, activity: Activity, zone: tzinfo) -> Words:
        """To whoever said that they come."""
        return Words(f"{self.text('told_off')}\n{self.what(activity, zone)}")

    def line(self, activity: Activity, zone: tzinfo) -> str:
        """On one line, as HTML."""
        return self.text(
            "line",
            number=activity.id,
            kind=kind_named(self.language, activity.kind, activity.own_kind),
            title=named(activity.title),
            when=self._when(activity, zone),
            place=activity.place,
        )

    def what(self, activity: Activity, zone: tzinfo) -> str:
        """As HTML: what the card says of it."""
        return self.text(
            "what",
            kind=kind_named(self.language, activity.kind, activity.own_kind),
            title=activity.title,
            when=self._when(activity, zone),
            place=activity.place,
        )

    def _when(self, activity: Activity, zone: tzinfo) -> str:
        """The day with its weekday, and from when to when."""
        words = StatsWords(self.language)
        start, end = activity.starts_at.astimezone(zone), activity.ends_at.astimezone(zone)
        weekday = self.plain("weekdays").split()[start.weekday()]
        until = f"{end:%H:%M}"
        if end.date() != start.date():
            until = f"{words.day(end.date())} {until}"
        day = words.day(start.date())
        return self.plain("when", day=day, weekday=weekday, start=f"{start:%H:%M}", end=until)

    def _numbers(self, numbers: Numbers) -> str:
        said = self.text("numbers", coming=numbers.coming, declined=numbers.declined)
        if numbers.present:
            said = f"{said}\n{self.text('present', present=numbers.present)}"
        if numbers.seats is None or numbers.free is None:
            return said
        if not numbers.free:
            return f"{said}\n{self.text('full', seats=numbers.seats)}"
        return f"{said}\n{self.text('free', seats=numbers.seats, free=numbers.free)}"

    def _steps(self, activity: Activity) -> tuple[tuple[Button, ...], ...]:
        look = Button(self.plain("refresh"), data=f"activity:look:{activity.id}")
        off = Button(self.plain("call_off"), data=f"activity:askoff:{activity.id}")
        return ((look, off), *(() if activity.online else self.check_in_ways(activity)))

    def check_in_ways(self, activity: Activity) -> tuple[tuple[Button, ...], ...]:
        """The code, and whether the card has a button for it."""
        code = Button(self.plain("code"), data=f"checkin:show:{activity.id}")
        wanted, label = (0, "no_button") if activity.by_button else (1, "by_button")
        button = Button(self.plain(label), data=f"checkin:button:{activity.id}:{wanted}")
        return ((code, button),)


def kind_named(language: str, kind: str, own: str = "") -> str:
    """Plain. A kind that the catalogues do not know is its own name; `own` an office has given."""
    name = f"kind_{kind.replace('-', '_')}"
    known = catalogue(language)
    return own or known["activities"].get(name) or known["five_ones"].get(name, kind)


def own_kind_of(text: str, listed: Sequence[ListedKind]) -> str:
    """The name of the own kind that somebody wrote, in either of its languages; nothing if none."""
    said = text.strip().lower()
    names = ((one.kind.own, one.kind.own.lower(), one.english.lower()) for one in listed)
    return next((own for own, *words in names if said and said in words), "")


def kind_of(text: str) -> str:
    """The kind that somebody wrote, in any language. ActivityKindUnknown names those there are."""
    said = text.strip().lower()
    for language in LANGUAGES:
        for kind in (*KINDS, *ORGAN_KINDS):
            words = kind_named(language, kind)
            if said in words.lower().split() or (len(said) > 1 and words.lower().startswith(said)):
                return kind
    raise ActivityKindUnknown


def is_afterwards(text: str) -> bool:
    """Whether a line begins with the word for what is entered afterwards, in any language."""
    words = (catalogue(language)["activities"]["word_afterwards"] for language in LANGUAGES)
    return text.strip().lower() in {word.lower() for word in words}


def parts_of(text: str) -> list[str]:
    """What stands between semicolons, strokes or line ends."""
    return [one.strip() for one in BETWEEN.split(text.strip())]


def seats_of(text: str) -> int | None:
    """`30`, with or without a word after it; None for nothing."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,4})\D{0,8}", text, re.ASCII)
    if found is None:
        raise ActivitySeatsUnclear(most=MOST_SEATS)
    return int(found[1])


def shortened(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1] + "…"
