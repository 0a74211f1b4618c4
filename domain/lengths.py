"""How long a text is, as Telegram counts, and how it is made to fit."""

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
# What somebody hands over comes back inside a message of ours, with words around it.
LONGEST_HANDED_OVER = 3400
LEFT_OUT, LEFT_OUT_OF_LINE = "\n…\n", " … "


def length_of(text: str) -> int:
    """In UTF-16 units: an emoji counts two."""
    return len(text) + sum(one > "\uffff" for one in text)


def shortened(text: str, longest: int = LONGEST_HANDED_OVER) -> str:
    """The beginning and the end of a text that is too long: what matters often comes last."""
    return _both_ends(text, longest, LEFT_OUT)


def on_one_line(text: str, longest: int) -> str:
    """The same, on one line."""
    return _both_ends(" ".join(text.split()), longest, LEFT_OUT_OF_LINE)


def _both_ends(text: str, longest: int, left_out: str) -> str:
    if length_of(text) <= longest:
        return text
    half = (longest - len(left_out)) // 4
    return f"{text[:half]}{left_out}{text[-half:]}"


def beginning(text: str, longest: int) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
