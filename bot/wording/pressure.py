"""Reports of pressure as messages: to those who read them, and back to whoever told."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import PressureAnswered, PressureLookedAt, PressureReported
from domain.pressure import PressureState


async def reported(desk: WordingDesk, notice: PressureReported) -> Outgoing | None:
    """None if it was answered meanwhile, or whoever told of it was erased."""
    report = await desk.view.pressure.get(notice.report)
    if report is None or report.state is PressureState.ANSWERED:
        return None
    about = await desk.view.organisations.get(report.about)
    return None if about is None else message(desk.say.pressure.for_readers(report, about))


async def looked_at(desk: WordingDesk, notice: PressureLookedAt) -> Outgoing | None:
    """None if the answer is there already."""
    report = await desk.view.pressure.get(notice.report)
    if report is None or report.state is not PressureState.LOOKED_AT:
        return None
    reader = await desk.view.organisations.get(report.before)
    return None if reader is None else message(desk.say.pressure.looked_at(reader))


async def answered(desk: WordingDesk, notice: PressureAnswered) -> Outgoing | None:
    report = await desk.view.pressure.get(notice.report)
    if report is None or report.answer is None:
        return None
    reader = await desk.view.organisations.get(report.before)
    return None if reader is None else message(desk.say.pressure.answered(report, reader))


RENDERERS: dict[type, Renderer] = {
    PressureReported: reported,
    PressureLookedAt: looked_at,
    PressureAnswered: answered,
}
