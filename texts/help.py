"""Words about what the bot can do, and what it does not understand."""

from collections.abc import Sequence

from domain import menus
from domain.menus import Office
from texts.catalogue import Sentences
from texts.spoken import SpokenWords
from texts.words import Button, Rows, Words

# What can be read about, by who asks; each has a label and a page in the catalogues.
OF_EVERYBODY = ("wishing", "taking_part", "own_data", "trouble")
OF_ADMINISTRATORS = ("administering",)
PAGES = (*OF_EVERYBODY, *OF_ADMINISTRATORS)
QUESTIONS = 10
IN_A_ROW = 2


class HelpWords(Sentences):
    """Section `help` of the catalogues; a command's line stands there as `command_<name>`."""

    section = "help"

    def private(self, office: Office | None) -> Words:
        """What somebody can do, by what they are; the rest is a tap away."""
        own = menus.in_private(office)
        if office is not None:
            own = tuple(one for one in own if one not in menus.OF_EVERYBODY or one in OF_WORK)
        said = self.plain("comma").join(SpokenWords(self.language).shown())
        spoken = self.text("spoken", words=said)
        parts = [self.text("everybody" if office is None else "cadre"), self._commands(own)]
        return Words("\n\n".join([*parts, spoken, self.text("danger")]), self._topics(office))

    def page(self, name: str) -> Words:
        """One of PAGES. KeyError for any other."""
        return Words(self.text(f"page_{name}"), (self._back(),))

    def questions(self) -> Words:
        """What cadres ask, each a button."""
        rows = tuple(
            (Button(self.plain(f"question_{number}"), data=f"guide:ask:{number}"),)
            for number in range(1, QUESTIONS + 1)
        )
        return Words(self.text("questions"), (*rows, self._back()))

    def answer(self, number: int) -> Words:
        """To the question of this number, from 1. KeyError for any other."""
        asked, told = self.text(f"question_{number}"), self.text(f"answer_{number}")
        others = Button(self.plain("other_questions"), data="guide:ask")
        return Words(f"<b>{asked}</b>\n\n{told}", ((others,), self._back()))

    def every_command(self, office: Office | None) -> Words:
        return Words(self._commands(("start", *menus.in_private(office))), (self._back(),))

    def in_group(self, link: str, *, run: bool = True) -> Words:
        """One line; `run`: somebody runs this group already."""
        line = self.text("in_group" if run else "in_group_of_nobody")
        return Words(line, ((Button(self.plain("privately"), url=link),),))

    def menu(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """Commands with what they do, for Telegram's own menu."""
        lines = [self.plain(f"command_{name}") for name in names]
        told = [line.partition(" ")[2] for line in lines]
        return [(name, one[0].upper() + one[1:]) for name, one in zip(names, told, strict=True)]

    def introduction(self) -> str:
        """What stands in an empty chat before somebody presses Start; plain, 512 at most."""
        return self.plain("introduction")

    def short_introduction(self) -> str:
        """What stands on the bot's page; plain, 120 at most."""
        return self.plain("short_introduction")

    def not_understood(self) -> Words:
        """A reply to what was written: nothing is lost, since the button takes it from there."""
        wish = Button(self.plain("is_wish"), data="wish:from:0")
        return Words(self.text("not_understood"), ((wish,),))

    def edited(self) -> Words:
        """What was handed over stays as it was; a wish can be made of the new words."""
        wish = Button(self.plain("is_wish"), data="wish:from:0")
        return Words(self.text("edited"), ((wish,),))

    def only_text(self) -> Words:
        return Words(self.text("only_text"))

    def unknown_command(self) -> Words:
        return Words(self.text("unknown_command"))

    def old_button(self) -> str:
        """Plain, over the pressed button."""
        return self.plain("old_button")

    def whole_in_file(self) -> str:
        """Below the beginning of a text that was too long for a message."""
        return self.text("whole_in_file")

    def was_away(self) -> Words:
        """Once to each chat after an outage."""
        return Words(self.text("was_away"))

    def _topics(self, office: Office | None) -> Rows:
        pages = PAGES if office is not None and office.administers else OF_EVERYBODY
        buttons = [Button(self.plain(f"label_{one}"), data=f"guide:page:{one}") for one in pages]
        rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
        if office is not None and office.is_cadre:
            rows.insert(0, (Button(self.plain("label_questions"), data="guide:ask"),))
        return (*rows, (Button(self.plain("label_commands"), data="guide:commands"),))

    def _back(self) -> tuple[Button, ...]:
        return (Button(self.plain("back"), data="guide:home"),)

    def _commands(self, names: Sequence[str]) -> str:
        return "\n".join(self.text(f"command_{name}") for name in names)


# Of what everybody has, the commands that stand first for whoever works here.
OF_WORK = frozenset({*menus.OF_CADRES, *menus.OF_ADMINISTRATORS, *menus.OF_STAFF, "wish", "mydata"})
