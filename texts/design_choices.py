"""Words about co-design to a group and to whoever chooses: the question, one's choice and idea."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.designs import Choice, Design, DesignState, Option
from texts.activities import shortened
from texts.catalogue import Sentences
from texts.topic_times import TopicTimeWords
from texts.words import Button, Rows, Words


class DesignChoiceWords(Sentences):
    """Section `designs` of the catalogues, as a group and whoever chooses read it."""

    section = "designs"

    def card(self, design: Design, people: int, zone: tzinfo, link: str) -> Words:
        """In the group."""
        options = listed([one.text for one in design.options])
        if design.state is DesignState.WITHDRAWN:
            return Words(self.text("card_withdrawn", question=design.question))
        if design.state is not DesignState.OPEN:
            return Words(
                self.text("card_over", question=design.question, options=options, people=people)
            )
        text = self.text(
            "card",
            question=design.question,
            options=options,
            people=people,
            until=closing(self, design, zone),
        )
        return Words(text, ((Button(self.plain("choose"), url=link),),))

    def shared(self, design: Design) -> Words:
        """In the group: what was chosen."""
        best = self.plain("and").join(one.text for one in design.winners)
        return Words(
            self.text(
                "shared",
                question=design.question,
                best=best,
                people=design.people,
                options=summed(self, design.chosen or ()),
            )
        )

    def choice(self, choice: Choice) -> Words:
        """To somebody who may choose."""
        design = choice.design
        text = self.text(
            "choice" if choice.place is None else "chosen",
            question=design.question,
            options=listed([one.text for one in design.options]),
            people=choice.people,
            until=closing(self, design, choice.zone),
            own=choice.own,
        )
        if choice.idea is not None:
            text = f"{text}\n\n{self.text('your_idea', idea=choice.idea)}"
        rows = [(self._option(choice, one),) for one in design.options]
        return Words(text, (*rows, *self._idea(choice)))

    def ask_idea(self, choice: Choice) -> Words:
        return Words(self.text("ask_idea", question=choice.design.question))

    def no_words(self) -> Words:
        return Words(self.text("only_words"))

    def idea_over(self, design: Design) -> Words:
        """It was taken back after the question was closed."""
        return Words(self.text("idea_gone", question=design.question))

    def _idea(self, choice: Choice) -> Rows:
        design = choice.design
        if choice.idea is not None:
            other = Button(self.plain("other_idea"), data=f"design:idea:{design.id}")
            back = Button(self.plain("take_back"), data=f"design:noidea:{design.id}")
            return ((other, back),)
        if not design.ideas:
            return ()
        return ((Button(self.plain("idea"), data=f"design:idea:{design.id}"),),)

    def _option(self, choice: Choice, one: Option) -> Button:
        name = "option_on" if one.place == choice.place else "option"
        label = self.plain(name, number=one.place + 1, text=shortened(one.text))
        return Button(label, data=f"design:vote:{choice.design.id}:{one.place}")


def listed(options: Sequence[str]) -> str:
    """Each with its number; plain, `text` escapes it."""
    return "\n".join(f"{number}. {one}" for number, one in enumerate(options, start=1))


def summed(words: Sentences, options: Sequence[Option]) -> str:
    """How many chose each; plain."""
    return "\n".join(words.plain("sum", text=one.text, people=one.votes) for one in options)


def closing(words: Sentences, design: Design, zone: tzinfo) -> str:
    """When it closes, as the group's clock shows it."""
    return TopicTimeWords(words.language).moment(design.closes_at, zone)
