"""`outbox`: what was given up is listed without a word of it, sent or tried again, or forgotten."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.outbox import discard, retry, show, show_all
from bot.problem import USAGE, WRONG, Problem
from domain.outbox import Kind, OutboxId, Post, Receipt, State
from storage.database import Storage
from storage.updates.aside import FailedId
from tests.commands.conftest import Setting, files
from tests.secrets_in import nothing_of
from tests.storage import county
from tests.storage.county import HOUR, NOON

PERSON, GROUP, STRANGER = 5_000_000_001, -1_002_000_000_001, 5_000_000_009
NAME, WISH, SAID = "Somebody Quite Unmistakable", "我想学吉他，谁能教我", "这个话题请大家聊聊"
UPDATE = {
    "update_id": 900_000_001,
    "message": {
        "message_id": 4,
        "from": {"id": PERSON, "is_bot": False, "first_name": NAME},
        "chat": {"id": PERSON, "type": "private"},
        "text": WISH,
    },
}
HIDDEN = nothing_of(
    ids=[PERSON, GROUP, STRANGER, 900_000_001], names=[NAME, "Reading circle"], texts=[WISH, SAID]
)
Out = pytest.CaptureFixture[str]


@pytest.fixture
async def given_up(storage: Storage, address: str, setting: Setting) -> Storage:
    """Three dead letters (d1 to a group, d2 to a person, d3 a notice) and a failed update, u1."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        group = await county.group(tx, chat=GROUP)
        person = await county.person(tx, PERSON, NAME)
        receipt = Receipt("topic", 7)
        fields = {"chat_id": str(GROUP), "text": SAID}
        await tx.outbox.add(county.call(fields=fields, group=group.id, receipt=receipt))
        await tx.outbox.add(county.call(fields={"chat_id": str(PERSON), "text": WISH}))
        await tx.outbox.add(Post(Kind.NOTICE, "MyDataFile", {}, NOON, person=person.id))
        await tx.outbox.add(county.call(fields={"chat_id": str(STRANGER), "text": "still waits"}))
        for one in await tx.outbox.lease("sender", NOON, NOON + HOUR, 3):
            await tx.outbox.bury(one.id, "sender", NOON, "ChatNotFound")
        body = json.dumps(UPDATE, ensure_ascii=False)
        await tx.failed.keep(900_000_001, body, "KeyError at handlers.wishes:40", NOON, "0.0.1")
    return storage


async def told(out: Out) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(out.readouterr().out)
    return document


@pytest.mark.usefixtures("given_up")
async def test_the_list_names_both_kinds_by_numbers_of_our_own(capsys: Out) -> None:
    assert await show_all(100, as_json=True) == 0
    text = capsys.readouterr().out
    HIDDEN.in_(text)
    document = json.loads(text)
    assert (document["dead_letters"], document["failed_updates"]) == (3, 1)
    assert [one["reference"] for one in document["items"]] == ["d3", "d2", "d1", "u1"]
    assert [one["what"] for one in document["items"]] == [
        *("MyDataFile", "sendMessage", "sendMessage", "message")
    ]
    assert document["items"][3]["error"] == "KeyError at handlers.wishes:40"
    assert document["items"][2]["receipt"] == "topic 7"


@pytest.mark.usefixtures("given_up")
async def test_people_read_a_line_for_each(capsys: Out) -> None:
    await show_all(1, as_json=False)
    text = capsys.readouterr().out
    HIDDEN.in_(text)
    since = "tried once, since 2026-03-02T12:00:00+00:00"
    assert text.splitlines() == [
        f"d3     MyDataFile: ChatNotFound, {since}",
        f"u1     message: KeyError at handlers.wishes:40, {since}",
        "and more: --limit 3 shows all of them",
    ]


async def test_without_any_the_list_says_so(address: str, setting: Setting, capsys: Out) -> None:
    setting(database_url=address)
    await show_all(100, as_json=False)
    assert capsys.readouterr().out == "nothing was given up\n"


@pytest.mark.parametrize(
    ("reference", "receiver"),
    [("d1", "group 1"), ("d2", "person 1"), ("D3", "person 1"), ("u1", "person 1")],
)
async def test_one_is_shown_with_its_receiver_and_without_its_text(
    reference: str, receiver: str, given_up: Storage, capsys: Out
) -> None:
    assert await show(reference, with_text=False, as_json=True) == 0
    text = capsys.readouterr().out
    HIDDEN.in_(text)
    assert json.loads(text)["receiver"] == receiver
    async with given_up.read_only() as view:
        assert await view.audit.latest() == []


@pytest.mark.parametrize(("reference", "word"), [("d2", WISH), ("u1", WISH), ("d1", SAID)])
async def test_whoever_reads_the_text_is_noted(
    reference: str, word: str, given_up: Storage, capsys: Out
) -> None:
    await show(reference, with_text=True, as_json=False)
    assert word in capsys.readouterr().out
    async with given_up.read_only() as view:
        [deed] = await view.audit.latest()
    noun = "dead letter" if reference[0] == "d" else "failed update"
    assert (deed.action, deed.noun, deed.number) == ("read", noun, int(reference[1:]))


async def test_what_is_retried_waits_again(given_up: Storage, capsys: Out) -> None:
    assert await retry(["d2", "u1", "u1"], as_json=True) == 0
    assert await told(capsys) == {"retried": ["d2", "u1"]}
    async with given_up.read_only() as view:
        assert (await view.outbox.states())[State.WAITING] == 2
        assert [one.id for one in await view.dead_letters.newest()] == [3, 1]
        assert await view.failed.is_any_wanted()
        assert [deed.action for deed in await view.audit.latest()] == ["retry", "retry"]
    await show_all(100, as_json=False)
    assert capsys.readouterr().out.splitlines()[-1].endswith("; waits to be tried again")


async def test_what_is_discarded_is_gone_from_the_files(
    sqlite: Storage, tmp_path: Path, setting: Setting, capsys: Out
) -> None:
    setting(database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}")
    async with sqlite.read_write() as tx:
        await tx.outbox.add(county.call(WISH))
        [one] = await tx.outbox.lease("sender", NOON, NOON + HOUR, 1)
        await tx.outbox.bury(one.id, "sender", NOON, "ChatNotFound")
        await tx.failed.keep(1, json.dumps(UPDATE, ensure_ascii=False), "KeyError", NOON)
    assert await discard(["d1", "u1"], as_json=True) == 0
    assert await told(capsys) == {"discarded": ["d1", "u1"], "clean": True}
    async with sqlite.read_only() as view:
        assert await view.dead_letters.count() == await view.failed.count() == 0
        assert (await view.outbox.states())[State.DONE] == 1
        assert {deed.action for deed in await view.audit.latest()} == {"discard"}
    await sqlite.close()
    assert not any(WISH.encode() in content for content in files(tmp_path).values())


@pytest.mark.parametrize("command", [retry, discard])
async def test_all_of_them_or_none(command: Any, given_up: Storage) -> None:
    with pytest.raises(Problem, match="there is no dead letter d4") as refused:
        await command(["d2", "u1", "d4"], as_json=False)
    assert refused.value.status == WRONG
    async with given_up.read_only() as view:
        assert await view.dead_letters.count() == 3
        assert await view.dead_letters.show(OutboxId(2)) is not None
        assert await view.failed.show(FailedId(1)) is not None
        assert not await view.failed.is_any_wanted()
        assert await view.audit.latest() == []


@pytest.mark.usefixtures("given_up")
@pytest.mark.parametrize("reference", ["", "12", "d", "x1", "d0", "d-1", "d1.5", "dead"])
async def test_what_is_no_reference_is_wrong_usage(reference: str) -> None:
    with pytest.raises(Problem, match="such as d12") as refused:
        await show(reference, with_text=True, as_json=False)
    assert refused.value.status == USAGE


@pytest.mark.usefixtures("given_up")
async def test_one_that_is_not_there_is_told_so_and_noted_nowhere() -> None:
    with pytest.raises(Problem, match="no failed update u9"):
        await show("u9", with_text=True, as_json=False)
