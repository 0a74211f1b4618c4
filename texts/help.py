"""Words about what the bot can do, and what it does not understand."""

from collections.abc import Sequence

from texts.catalogue import Sentences
from texts.words import Button, Words

OF_EVERYBODY = (
    "wish",
    "wishes",
    "stats",
    "join",
    "leave",
    "pressure",
    "mydata",
    "forgetme",
    "language",
    "start",
    "help",
)
OF_CADRES = ("topic", "wishes", "stats", "groups", "bind")
OF_ADMINISTRATORS = ("roster", "roles", "safety")


class HelpWords(Sentences):
    """Section `help` of the catalogues; a command's line stands there as `command_<name>`."""

    section = "help"

    def private(self, *, cadre: bool = False, administrator: bool = False) -> Words:
        """What somebody can do, by what they are."""
        own = [*(OF_CADRES if cadre else ()), *(OF_ADMINISTRATORS if administrator else ())]
        parts = [self.text("cadre" if own else "everybody")]
        if own:
            parts.append(self._commands(own))
        others = [one for one in OF_EVERYBODY if one not in own]
        parts += [self._commands(others), self.text("danger")]
        return Words("\n\n".join(parts))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def not_understood(self) -> Words:
        """A reply to what was written: nothing is lost, since the button takes it from there."""
        wish = Button(self.plain("is_wish"), data="wish:from:0")
        return Words(self.text("not_understood"), ((wish,),))

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

    def _commands(self, names: Sequence[str]) -> str:
        return "\n".join(self.text(f"command_{name}") for name in names)
