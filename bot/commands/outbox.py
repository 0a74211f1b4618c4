"""`outbox list|show|retry|discard`: what was given up, and what becomes of it."""

from collections.abc import Sequence
from datetime import datetime

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.erasing import scrubbed
from bot.commands.given_up import (
    DEAD,
    FAILED,
    NOUNS,
    Given,
    Reference,
    facts_of,
    found,
    line_of,
    receiver_of,
    reference_of,
    shown,
    text_of,
)
from bot.commands.opening import opened
from bot.commands.telling import tell
from bot.problem import DONE
from storage.audit import PROGRAM
from storage.transaction import Transaction
from storage.updates.aside import FailedUpdate

RETRIED = {
    DEAD: "is sent again by the running bot, or at its next start",
    FAILED: "is tried again by the running bot, or at its next start",
}


async def show_all(limit: int, *, as_json: bool) -> int:
    """The newest dead letters and the oldest failed updates, without a word of what they say."""
    async with opened(environment.load()) as storage, storage.read_only() as view:
        letters, updates = await view.dead_letters.newest(limit), await view.failed.list(limit)
        counts = {
            "dead_letters": await view.dead_letters.count(),
            "failed_updates": await view.failed.count(),
        }
    given: list[Given] = [*letters, *updates]
    facts = [facts_of(one) for one in given]
    lines = [line_of(one) for one in facts] or ["nothing was given up"]
    if sum(counts.values()) > len(given):
        lines.append(f"and more: --limit {max(counts.values())} shows all of them")
    tell({**counts, "items": facts}, lines, as_json=as_json)
    return DONE


async def show(named: str, *, with_text: bool, as_json: bool) -> int:
    """What is known about one; its text only when it is asked for, and that is noted first."""
    reference, now = reference_of(named), SystemClock().now()

    async def read(tx: Transaction) -> None:
        await found(tx, reference)
        await note(tx, "read", reference, now)

    async with opened(environment.load()) as storage:
        if with_text:
            await storage.carry_out(read)
        async with storage.read_only() as view:
            given = await found(view, reference)
            facts = {**facts_of(given), "receiver": await receiver_of(view, given)}
    if with_text:
        facts["text"] = text_of(given)
    lines = [f"{name.replace('_', ' ')}: {shown(value)}" for name, value in facts.items()]
    tell(facts, lines, as_json=as_json)
    return DONE


async def retry(named: Sequence[str], *, as_json: bool) -> int:
    """All of them or none."""
    references = [*dict.fromkeys(map(reference_of, named))]
    now = SystemClock().now()

    async def work(tx: Transaction) -> None:
        for one in references:
            given = await found(tx, one)
            await note(tx, "retry", one, now)
            if isinstance(given, FailedUpdate):
                await tx.failed.want(given.id, now)
            else:
                await tx.dead_letters.retry(given.id, now)

    async with opened(environment.load()) as storage:
        await storage.carry_out(work)
    lines = [f"{one} {RETRIED[one.kind]}" for one in references]
    tell({"retried": [str(one) for one in references]}, lines, as_json=as_json)
    return DONE


async def discard(named: Sequence[str], *, as_json: bool) -> int:
    """All of them or none. Nothing is left of them afterwards, also in the database's files."""
    references = [*dict.fromkeys(map(reference_of, named))]
    settings, clock = environment.load(), SystemClock()
    now = clock.now()

    async def work(tx: Transaction) -> None:
        for one in references:
            given = await found(tx, one)
            await note(tx, "discard", one, now)
            if isinstance(given, FailedUpdate):
                await tx.failed.drop(given.update_id)
            else:
                await tx.dead_letters.discard(given.id, now)
        await tx.scrubs.ask(now)

    async with opened(settings) as storage:
        await storage.carry_out(work)
        clean = await scrubbed(storage, settings, clock)
    rest = "" if clean else "; the running bot cleans the rest of the file when idle"
    lines = [f"{one} is discarded{rest}" for one in references]
    tell({"discarded": [str(one) for one in references], "clean": clean}, lines, as_json=as_json)
    return DONE


async def note(tx: Transaction, action: str, one: Reference, now: datetime) -> None:
    """In the audit trail."""
    await tx.audit.add(PROGRAM, action, NOUNS[one.kind], one.number, now)
