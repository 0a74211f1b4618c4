"""Words about co-design to whoever asks: step by step, how it stands, and sums; never who."""

from collections.abc import Sequence
from dataclasses import replace

from domain.designs import Choice, Design, DesignState, Draft, Panel
from domain.evaluations import FEWEST
from domain.groups import Group
from domain.organisations import Organisation
from domain.polls import FEWEST_OPTIONS
from domain.proposals import Proposal
from domain.topic_digests import Bar, Bars, DigestPicture
from texts.activities import shortened
from texts.catalogue import Sentences, named
from texts.design_choices import closing, listed, summed
from texts.group_titles import GroupTitles
from texts.topic_times import TopicTimeWords
from texts.words import Button, Rows, Words

USUAL = (2, 3, 5, 7)


class DesignWords(Sentences):
    """Section `designs` of the catalogues, as whoever asks reads it."""

    section = "designs"

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def overview(self, own: Sequence[Design] | None, choices: Sequence[Choice]) -> Words:
        """What one can choose, and what one asked oneself."""
        parts, rows = [], []
        if choices:
            parts.append(self.text("to_choose"))
            rows += [(self._see(one),) for one in choices]
        if own is not None:
            parts.append(self.text("own" if own else "none_of_own"))
            rows += [(self._look(one),) for one in own]
            rows.append((Button(self.plain("new"), data="design:new"),))
        return Words("\n\n".join(parts) or self.text("nothing"), tuple(rows))

    def where(self, groups: Sequence[Group], offices: Sequence[Organisation], mark: int) -> Words:
        titles = GroupTitles(self.language).of(groups)
        rows = [(Button(titles[one.id], data=f"design:group:{one.id}:{mark}"),) for one in groups]
        if len(groups) > 1:
            rows.append((Button(self.plain("all_groups"), data=f"design:group:0:{mark}"),))
        rows += [
            (
                Button(
                    self.plain("branch", office=named(one.name)),
                    data=f"design:office:{one.id}:{mark}",
                ),
            )
            for one in offices
        ]
        return Words(self.text("where"), tuple(rows))

    def question(self) -> Words:
        return Words(self.text("ask_question"))

    def options(self, draft: Draft, offered: Sequence[Proposal], mark: int) -> Words:
        """What can be chosen so far; a tap takes what young people proposed."""
        so_far = self.text("so_far", question=draft.question, options=listed(draft.options))
        parts = [so_far.rstrip()]
        rows: list[tuple[Button, ...]] = []
        if offered:
            parts.append(self.text("offered"))
            rows += [
                (
                    Button(
                        self.plain("take", text=shortened(one.text), supporters=one.supporters),
                        data=f"design:take:{one.id}:{mark}",
                    ),
                )
                for one in offered
            ]
        if len(draft.options) >= FEWEST_OPTIONS:
            rows.append((Button(self.plain("enough"), data=f"design:enough:{mark}"),))
        if draft.options:
            rows.append((Button(self.plain("clear"), data=f"design:clear:{mark}"),))
        parts.append(self.text("ask_options"))
        return Words("\n\n".join(parts), tuple(rows))

    def preview(self, draft: Draft, groups: Sequence[Group], days: int, mark: int) -> Words:
        """As the card will say it; the time and whether ideas are wanted can be changed here."""
        names = self.plain("and").join(named(one.title) for one in groups[:3])
        text = self.text(
            "preview",
            groups=names if len(groups) <= 3 else self.plain("so_many", groups=len(groups)),
            question=draft.question,
            options=listed(draft.options),
            days=days,
        )
        chosen = tuple(
            Button(
                self.plain("days_on" if one == days else "days", days=one),
                data=f"design:open:{one}:{mark}",
            )
            for one in USUAL
        )
        switch = Button(
            self.plain("ideas_on" if draft.ideas else "ideas_off"),
            data=f"design:ideas:{0 if draft.ideas else 1}:{mark}",
        )
        send = Button(self.plain("send"), data=f"design:send:{mark}")
        return Words(text, (chosen, (switch,), (send,)))

    def panel(self, panel: Panel) -> Words:
        """To whoever asked: how it stands, or what came of it."""
        design = panel.design
        if design.is_over:
            return self._whole(panel)
        text = self.text(
            "panel",
            question=design.question,
            options=listed([one.text for one in design.options]),
            people=panel.people,
            until=closing(self, design, panel.zone),
        )
        rows: list[tuple[Button, ...]] = []
        if panel.missing:
            text = f"{text}\n\n{self.text('missing', cards=panel.missing)}"
            rows.append((Button(self.plain("again"), data=f"design:again:{design.id}"),))
        rows.append(
            (
                Button(self.plain("close"), data=f"design:close:{design.id}"),
                Button(self.plain("withdraw"), data=f"design:withdraw:{design.id}"),
            )
        )
        return Words(text, (*rows, self._back()))

    def sent(self, panel: Panel) -> Words:
        """They are on their way: none is missing yet."""
        below = self.panel(replace(panel, missing=0))
        return Words(self.text("sent", cards=panel.cards)).above(below)

    def result(self, panel: Panel) -> Words:
        """Fits under a picture, and stays there: what is pressed is answered below it."""
        words = self._result(panel)
        if not panel.ideas:
            return words
        read = Button(self.plain("read"), data=f"design:read:{panel.design.id}")
        some = Words(f"{words.text}\n\n{self.text('some_ideas', ideas=len(panel.ideas))}")
        return some.with_buttons(*words.buttons, (read,))

    def _whole(self, panel: Panel) -> Words:
        """With every idea."""
        words = self._result(panel)
        ideas = "\n".join(f"· {one}" for one in panel.ideas)
        told = f"\n\n{self.text('ideas', ideas=ideas)}" if panel.ideas else ""
        return Words(f"{words.text}{told}", (*words.buttons, self._back()))

    def _result(self, panel: Panel) -> Words:
        """Sums of enough people; of fewer, how many they were."""
        design = panel.design
        if design.chosen is None:
            name = "too_few" if design.people else "nobody"
            facts = {"question": design.question, "people": design.people, "fewest": FEWEST}
            return Words(self.text(name, **facts))
        sums = summed(self, design.chosen)
        facts = {"question": design.question, "people": design.people, "options": sums}
        return Words(self.text("result", **facts), self._acts(panel))

    def picture(self, panel: Panel) -> DigestPicture:
        """Plain words: a bar for each option."""
        design, times = panel.design, TopicTimeWords(self.language)
        bars = tuple(Bar(one.text, one.votes) for one in design.chosen or ())
        return DigestPicture(
            title=design.question,
            subtitle=self.plain(
                "drawn_when",
                since=times.moment(design.asked_at, panel.zone),
                until=times.moment(design.closes_at, panel.zone),
            ),
            said=self.plain("drawn_people", people=design.people),
            bars=(Bars(self.plain("drawn_options"), bars),),
            course_heading="",
            course=(),
            begins="",
            ends="",
        )

    def closed(self, design: Design) -> Words:
        """By a tap; the sums follow below."""
        return Words(self.text("closed", question=design.question), (self._back(),))

    def sure(self, design: Design) -> Words:
        gone = Button(self.plain("sure"), data=f"design:gone:{design.id}")
        keep = Button(self.plain("keep"), data=f"design:look:{design.id}")
        return Words(self.text("sure_to_withdraw", question=design.question), ((gone, keep),))

    def withdrawn(self, design: Design) -> Words:
        return Words(self.text("withdrawn", question=design.question), (self._back(),))

    def told(self, panel: Panel) -> Words:
        return Words(self.text("told", cards=panel.cards)).above(self._whole(panel))

    def _acts(self, panel: Panel) -> Rows:
        design = panel.design
        if design.chosen is None:
            return ()
        share = Button(self.plain("share"), data=f"design:share:{design.id}")
        shares = ((share,),) if design.state is DesignState.CLOSED else ()
        holds = tuple(
            (
                Button(
                    self.plain("hold", text=shortened(one.text)),
                    data=f"design:hold:{design.id}:{one.place}",
                ),
            )
            for one in design.winners
        )
        return (*shares, *(holds if panel.holds else ()))

    def _see(self, choice: Choice) -> Button:
        name = "see" if choice.place is None else "see_chosen"
        label = self.plain(name, question=shortened(choice.design.question))
        return Button(label, data=f"design:see:{choice.design.id}")

    def _look(self, design: Design) -> Button:
        question = shortened(design.question)
        label = self.plain(f"state_{design.state.value}", question=question)
        return Button(label, data=f"design:look:{design.id}")

    def _back(self) -> tuple[Button, ...]:
        return (Button(self.plain("back"), data="design:all"),)
