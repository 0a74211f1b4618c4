"""How long a text is, as Telegram counts, and how it is made to fit."""

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
# What somebody hands over comes back inside a message of ours, with words around it.
LONGEST_HANDED_OVER = 3400
LEFT_OUT = "\n…\n"


def length_of(text: str) -> int:
    """In UTF-16 units: an emoji counts two."""
    return len(text) + sum(one > "\uffff" for one in text)


def shortened(text: str, longest: int = LONGEST_HANDED_OVER) -> str:
    """The beginning and the end of a text that is too long: what matters often comes last."""
    if length_of(text) <= longest:
        return text
    half = (longest - len(LEFT_OUT)) // 4
    return f"{text[:half]}{LEFT_OUT}{text[-half:]}"


def beginning(text: str, longest: int) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
