"""The file with everything that is held about a person."""

import json

from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from domain.notices import MyDataFile

NAME = "mydata.json"


async def my_data_file(desk: WordingDesk, notice: MyDataFile) -> Outgoing | None:
    held = await desk.view.my_data.of(notice.person)
    if not held:
        return None
    content = json.dumps(held, ensure_ascii=False, indent=2).encode()
    caption = {"caption": desk.say.people.file(), "parse_mode": "HTML"}
    return Outgoing("sendDocument", caption, File("document", NAME, content))


RENDERERS: dict[type, Renderer] = {MyDataFile: my_data_file}
