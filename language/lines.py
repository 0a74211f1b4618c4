"""A time and other words in one line: where it could be cut, and what beside it belongs to it."""

import re
from collections.abc import Iterator

from language.clocks import CLOCK
from language.times import plain

BETWEEN = " \n\t,;:.，；：。、-—"
"""What may stand between a time and other words."""
LONGEST_TIME = 60
ASKING = re.compile(
    r"(?:请|麻烦|帮我|记得|到时候?)*(?:提醒我(?:一下)?|提醒一下我|叫我一下)"
    r"|(?:please\s+)?remind\s+me(?:\s+(?:to|that|about))?\b",
    re.IGNORECASE,
)
BEFORE_A_TIME = re.compile(r"(?:请|麻烦|帮我)?[在于到]?")
WHOLE_WORD = re.compile(r"[A-Za-z0-9]{2}|下下|大后|[每隔逢].|号[楼线院厅]")
COUNTED = re.compile(r"[点时]\d{1,2}[分钟个名位人]")
"""Between these no time begins or ends."""
ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
CHINESE_DAY = r"(?:周|星期|礼拜)[一二三四五六日天末]"
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
NUMBERED_DAY = rf"{NUMBER}[号日](?!楼)|{NUMBER}月{NUMBER}|\d{{1,2}}[-/.]\d{{1,2}}"
DAY_FIRST = re.compile(
    rf"每个?[天日周星礼月季年隔一两三\d小半工逢]|逢|隔[周天日月年一]|[下本这]?个?{CHINESE_DAY}|[下本这]个?[周月]"
    rf"|[今明][天日早晚]|大?后天|工作日|[双单]周|{NUMBERED_DAY}"
    rf"|(?:(?:on|next|this|every|each)\s+)*{ENGLISH_DAY}(?![a-z])"
    r"|(?:every|each|(?:bi-?)?weekly|monthly|yearly|hourly|daily|fortnightly|today|tomorrow)\b"
    r"|next\s+(?:week|month|year)\b",
    re.IGNORECASE,
)
RHYTHM_BEFORE = re.compile(
    r"(?:每|逢|每隔.{1,2}|每[一两三\d]?个?[月季年]|每[两三\d]个?(?:周|星期)|隔[周天日月年]|[双单]周"
    r"|\b(?:every|each)(?:\s+(?:other|second|third|two|\d+))?|\b(?:monthly|yearly|annually|biweekly|fortnightly)"
    r"|\b(?:every|each)\s+(?:\w+\s+)?(?:weeks?|months?|years?))"
    rf"\s*(?:的|on\b|the\b|\s)*(?:{CHINESE_DAY}|{NUMBERED_DAY}|{ENGLISH_DAY}|\d{{1,2}}(?:st|nd|rd|th))?\s*$",
    re.IGNORECASE,
)
"""Words that end so belong to the time behind them."""
MORE_OF_IT = re.compile(r"\d{1,2}\s*[:\uff1a点时]|[一二十]{1,2}[点时]")
ONE_MORE = re.compile(r"(?:[和与及]|and\s)\s*")
GOES_ON = ("的", "'", "’")
"""What begins so belongs to the word before it."""


def begins_with_day(words: str) -> bool:
    """To which a time of day behind it could belong."""
    return DAY_FIRST.match(words) is not None


def begins_with_time(words: str) -> bool:
    """A day or a time of day."""
    return begins_with_day(words) or CLOCK.match(plain(words)) is not None


def adds_a_day(words: str) -> bool:
    """And Thursdays."""
    found = ONE_MORE.match(words)
    return found is not None and begins_with_day(words[found.end() :])


def ends_in_rhythm(words: str) -> bool:
    """The time behind them is one of every month or second week, or unknown."""
    return RHYTHM_BEFORE.search(words) is not None


def goes_on(day: str, words: str) -> bool:
    """They are one expression: tomorrow's list."""
    return words.startswith(GOES_ON) or day.endswith(GOES_ON)


def parts(written: str) -> Iterator[tuple[str, str, bool]]:
    """What may be a time, the words beside it, and whether the time stands behind them."""
    before = cuts(written)
    for behind, places in ((False, before), (True, before[::-1])):
        free = [at for at in places if not splits(written, at)]
        spaced = [at for at in free if written[at - 1] in BETWEEN or written[at] in BETWEEN]
        for at in dict.fromkeys([*spaced, *free]):
            said, words = written[:at], written[at:].strip(BETWEEN)
            if behind:
                said, words = written[at:], written[:at].strip(BETWEEN)
            cut_off = said.rstrip().endswith("中午") and MORE_OF_IT.match(words)
            if said.strip() and words and not cut_off and len(said) <= LONGEST_TIME:
                yield said, words, behind


def cuts(written: str) -> list[int]:
    """Where a time could end or begin, the last place first."""
    within = range(len(written) - 1, 0, -1)
    return [at for at in within if min(at, len(written) - at) <= LONGEST_TIME]


def splits(written: str, at: int) -> bool:
    """A word, or a number from what it counts."""
    counted = COUNTED.finditer(written, max(at - 4, 0), at + 1)
    return bool(WHOLE_WORD.match(written, at - 1)) or any(one.end() == at + 1 for one in counted)


def without_asking(written: str) -> str:
    found = ASKING.match(written)
    begins = BEFORE_A_TIME.match(written, 0 if found is None else found.end())
    return written[0 if begins is None else begins.end() :].strip(BETWEEN)


def worded(words: str, *, asked: bool) -> str:
    """Without "remind me to"; `asked`: that stood before the time. Empty: there is nothing else."""
    found = ASKING.match(words)
    left = words if found is None else words[found.end() :].strip(BETWEEN)
    return re.sub(r"^(?:to|that)\s+", "", left) if asked else left
