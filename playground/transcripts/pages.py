"""The pages, and how each comes about."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from playground.transcripts import groups
from playground.transcripts.transcript import Transcript

FOLDER = Path(__file__).parents[2] / "docs" / "transcripts"
PAGES: Mapping[str, Callable[[], Awaitable[Transcript]]] = {
    "setting-up.zh.md": groups.setting_up,
    "handing-on.zh.md": groups.handing_on,
}


async def write() -> None:
    for name, lived in PAGES.items():
        (FOLDER / name).write_text((await lived()).page(), encoding="utf-8")
