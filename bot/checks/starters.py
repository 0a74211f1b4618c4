"""Check of an office's own topic starters: a faulty file is not used, whatever else is in it."""

from collections.abc import Iterator

from bot.checks.finding import Finding, fine, wrong
from bot.settings import Settings
from bot.starters import starters_file
from texts.starters import StarterFault, read

CHECK = "topic starters"


def of_starters(settings: Settings) -> Iterator[Finding]:
    """Nothing where the office has no file."""
    file = starters_file(settings)
    if file is None:
        return
    try:
        found = read(file)
    except StarterFault as fault:
        yield wrong(
            CHECK,
            f"{file} {fault}; until it is mended only the program's own are suggested",
            f"{fault.mend}; a file that is mended is read when `yijiabai run` starts anew",
        )
        return
    yield fine(CHECK, f"{len(found)} of the office's own from {file}")
