"""An office's own topic starters, beside those that come with the program."""

from pathlib import Path

from bot.problem import Problem
from bot.settings import PREFIX, Settings
from texts.starters import StarterFault, use


def use_starters(settings: Settings) -> None:
    """Problem if the file that the settings name is none."""
    file = Path(settings.starters_file) if settings.starters_file else None
    try:
        use(file)
    except StarterFault as fault:
        raise Problem(
            f"the file of {PREFIX}STARTERS_FILE {fault}; texts/starters.toml shows the form"
        ) from fault
