"""Figures of groups as a picture, drawn in a worker process when it is sent."""

from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.notices import StatsPicture
from domain.periods import day_of
from services.stats import stats_of


async def stats_picture(desk: WordingDesk, notice: StatsPicture) -> Outgoing | None:
    """None if the office is somebody else's by now, or there is no group to draw."""
    from exports.charts import stats_picture as drawn

    cadre = await desk.view.cadres.get(notice.cadre)
    if cadre is None or desk.reader is None or cadre.person != desk.reader.id:
        return None
    stats = await stats_of(desk.view, cadre, desk.now)
    if not stats.groups:
        return None
    today = day_of(desk.now, stats.zone)
    picture = await WORKER.draw(drawn, desk.say.stats.picture(stats, today))
    caption = desk.say.stats.caption(today)
    return Outgoing("sendPhoto", {"caption": caption}, File("photo", "stats.png", picture))


RENDERERS: dict[type, Renderer] = {StatsPicture: stats_picture}
