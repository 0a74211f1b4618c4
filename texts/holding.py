"""Words of an activity that is made step by step."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.activities import KINDS, Activity, Numbers, Plan
from domain.groups import Group
from domain.policies import ListedKind
from texts.activities import ActivityWords, kind_named, shortened
from texts.catalogue import Sentences, named
from texts.group_titles import GroupTitles
from texts.words import Button, Words

IN_A_ROW = 2
USUAL_SEATS = (10, 20, 30, 50)


class HoldingWords(Sentences):
    """Section `holding` of the catalogues; buttons bear the mark of their step."""

    section = "holding"

    def group(self, groups: Sequence[Group], mark: int) -> Words:
        titles = GroupTitles(self.language).of(groups)
        rows = tuple((Button(titles[one.id], data=f"hold:to:{one.id}:{mark}"),) for one in groups)
        return Words(self.text("group"), rows)

    def kind(self, own: Sequence[ListedKind], mark: int, kinds: Sequence[str] = KINDS) -> Words:
        """`own` are kinds that an office has named, besides these."""
        labels = [kind_named(self.language, one) for one in kinds]
        labels += map(self._own, own)
        buttons = [
            Button(label, data=f"hold:kind:{number}:{mark}") for number, label in enumerate(labels)
        ]
        rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
        return Words(self.text("kind"), tuple(rows))

    def title(self) -> Words:
        return Words(self.text("title"))

    def place(self) -> Words:
        return Words(self.text("place"))

    def time(self) -> Words:
        return Words(self.text("time"))

    def seats(self, mark: int) -> Words:
        numbers = tuple(Button(str(one), data=f"hold:seats:{one}:{mark}") for one in USUAL_SEATS)
        everybody = Button(self.plain("everybody"), data=f"hold:seats:0:{mark}")
        return Words(self.text("seats"), (numbers, (everybody,)))

    def preview(
        self, plans: Sequence[Plan], group: Group, zone: tzinfo, mark: int, weekly: str = ""
    ) -> Words:
        """As the cards will say it; `weekly` says how often."""
        what = "\n\n".join(ActivityWords(self.language).planned_as(one, zone) for one in plans)
        number = plans[0].seats
        seats = self.text("all_welcome") if number is None else self.text("so_many", seats=number)
        said = f"{self.text('preview', group=named(group.title))}\n\n{what}\n{seats}"
        if weekly:
            said = f"{said}\n{weekly}"
        return Words(said, ((Button(self.plain("send"), data=f"hold:send:{mark}"),),))

    def begin(self) -> tuple[Button, ...]:
        return (Button(self.plain("begin"), data="hold:new"),)

    def _own(self, one: ListedKind) -> str:
        """Plain: the name that an office gave, in the reader's language if it has one."""
        own = one.english if self.language == "en" and one.english else one.kind.own
        return named(own)

    def for_office(self, name: str, office: int) -> tuple[Button, ...]:
        """Of whoever is of its staff."""
        label = self.plain("for_office", office=named(name))
        return (Button(label, data=f"organ:new:{office}"),)

    def of_office(
        self, ahead: Sequence[Activity], zone: tzinfo, weekly: Words | None = None
    ) -> Words:
        """To staff who run no group: what lies ahead of their office, each with a button, and what
        recurs.
        """
        words = ActivityWords(self.language)
        lines = [words.line(one, zone) for one in ahead]
        rows = tuple(
            (Button(f"{one.id}. {named(shortened(one.title))}", data=f"activity:look:{one.id}"),)
            for one in ahead
        )
        head = self.text("of_office" if ahead else "of_office_none")
        recurs = Words("\n".join([head, *lines]), rows).above(weekly)
        return recurs.above(Words(self.text("of_office_how")))

    def invite(self, activity: Activity, groups: int) -> tuple[tuple[Button, ...], ...]:
        """Where there are other groups to be told."""
        if not groups:
            return ()
        label = self.plain("invite", groups=groups)
        return ((Button(label, data=f"organ:invite:{activity.id}"),),)

    def invited(self, groups: int) -> str:
        """Plain, over the pressed button."""
        return self.plain("invited", groups=groups)

    def invitation(self, activity: Activity, zone: tzinfo, link: str) -> Words:
        """In a group of another cadre of the office; `link` opens the private chat."""
        said = f"{self.text('invitation')}\n{ActivityWords(self.language).what(activity, zone)}"
        return Words(said, ((Button(self.plain("join_privately"), url=link),),))

    def private_card(self, activity: Activity, numbers: Numbers, zone: tzinfo) -> Words:
        """To whoever came by it: the card, with its buttons."""
        words = ActivityWords(self.language).card(activity, numbers, zone)
        return Words(words.text, words.buttons[:1])
