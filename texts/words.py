"""What is said, as plain data: a text in Telegram's HTML and the buttons under it."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Button:
    """`data` comes back when it is pressed (64 bytes at most), `url` opens a link; exactly one."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """`text` is HTML whose arguments were escaped; `buttons` stand in rows."""

    text: str
    buttons: Rows = ()

    def with_buttons(self, *rows: tuple[Button, ...]) -> "Words":
        return replace(self, buttons=(*self.buttons, *rows))

    def above(self, below: "Words | None") -> "Words":
        """Followed by an empty line and other words, if there are any."""
        if below is None:
            return self
        return Words(f"{self.text}\n\n{below.text}", (*self.buttons, *below.buttons))
