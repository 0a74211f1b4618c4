"""Figures as a picture, drawn in a worker process when it is sent; sums of a branch as text."""

from bot.wording.messages import message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.periods import day_of
from domain.stats import Picture, Span, Which
from domain.stats_notices import BranchFigures, BranchPicture, OwnStatsPicture, StatsPicture
from services.figures import branch_stats, own_of, stats_of


async def stats_picture(desk: WordingDesk, notice: StatsPicture) -> Outgoing | None:
    """None if the office is somebody else's by now, or there is no group to draw."""
    cadre = await desk.view.cadres.get(notice.cadre)
    if cadre is None or desk.reader is None or cadre.person != desk.reader.id:
        return None
    which = Which(notice.which)
    stats = await stats_of(desk.view, cadre, desk.now, which)
    if not stats.groups:
        return None
    today = day_of(desk.now, stats.zone)
    picture = desk.say.stats.picture(stats, which, today)
    return await drawn(picture, desk.say.stats.caption(today))


async def own_picture(desk: WordingDesk, notice: OwnStatsPicture) -> Outgoing | None:
    """None if nothing is counted any more, or it is not the person's own."""
    if desk.reader is None or desk.reader.id != notice.person:
        return None
    today, which = day_of(desk.now, desk.zone), Which(notice.which)
    figures = await own_of(desk.view, desk.reader, desk.now, desk.zone, which)
    if figures is None:
        return None
    picture = desk.say.stats.own_picture(figures, which, today, desk.zone)
    return await drawn(picture, desk.say.stats.own_caption(today))


async def branch_figures(desk: WordingDesk, notice: BranchFigures) -> Outgoing | None:
    office = await desk.view.organisations.get(notice.office)
    if office is None:
        return None
    span, which = Span(notice.span), Which(notice.which)
    stats = await branch_stats(desk.view, office, desk.now, span, which)
    outgoing = message(desk.say.branches.figures(stats, notice.page, desk.now))
    if notice.message == 0:
        return outgoing
    fields = {**outgoing.fields, "message_id": str(notice.message)}
    return Outgoing("editMessageText", fields)


async def branch_picture(desk: WordingDesk, notice: BranchPicture) -> Outgoing | None:
    office = await desk.view.organisations.get(notice.office)
    if office is None:
        return None
    which = Which(notice.which)
    spans = {span: await branch_stats(desk.view, office, desk.now, span, which) for span in Span}
    today = spans[Span.TODAY].asked.today
    day = desk.say.stats.dated(today)
    picture = desk.say.branches.picture_of(spans, which, day)
    return await drawn(picture, desk.say.branches.caption(office, day))


async def drawn(picture: Picture, caption: str) -> Outgoing:
    from exports.charts import stats_picture as draw

    content = await WORKER.draw(draw, picture)
    return Outgoing("sendPhoto", {"caption": caption}, File("photo", "stats.png", content))


RENDERERS: dict[type, Renderer] = {
    StatsPicture: stats_picture,
    OwnStatsPicture: own_picture,
    BranchFigures: branch_figures,
    BranchPicture: branch_picture,
}
