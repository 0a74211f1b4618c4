"""An office's own topic starters, beside those that come with the program."""

from pathlib import Path

from bot.logs import logger
from bot.settings import Settings
from texts.starters import StarterFault, use


def use_starters(settings: Settings) -> None:
    """The bot is there for more than topics: with a faulty file it runs on the program's own, and
    `doctor` says what is wrong with it.
    """
    file = starters_file(settings)
    try:
        use(file)
    except StarterFault as fault:
        use(None)
        logger().warning("starters file not used", error=type(fault).__name__)


def starters_file(settings: Settings) -> Path | None:
    return Path(settings.starters_file) if settings.starters_file else None
