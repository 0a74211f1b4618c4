"""Telegram is told of the webhook when it must be, and never to drop what waits."""

import asyncio
import json

import aiohttp
import pytest
from pydantic import SecretStr

from bot.app import App
from bot.intake.polling import KINDS, TokenRefused
from bot.intake.webhook import Webhook
from bot.problem import Problem
from bot.settings import Settings
from bot.transport import Transport
from playground.telegram import Fault, Kind, Server
from playground.telegram.updates.mailbox import Webhook as Hook
from storage.updates.books import Sums
from tests.intake import talk
from tests.intake.conftest import Post
from tests.intake.posting import (
    SECRET,
    Patient,
    free_url,
    says,
    served,
    settings_of,
    town_of,
    until,
)
from tests.intake.test_batch import books


async def test_the_webhook_is_set_with_its_secret_and_all_kinds_and_nothing_is_dropped(
    post: Post,
) -> None:
    town = town_of(post)
    says(town, "早")
    async with served(post, town) as one:
        await one.until_told()
        [call] = one.calls("setWebhook")
    assert (call.params["url"], call.params["secret_token"]) == (one.url, SECRET)
    assert json.loads(call.params["allowed_updates"]) == KINDS
    assert not any("drop" in name for name in call.params)
    assert (await books(post)).seen == 1


async def test_a_webhook_that_is_as_it_should_be_is_left_alone_and_stays_when_it_stops(
    post: Post,
) -> None:
    town, url = town_of(post), free_url()
    for _ in range(2):
        async with served(post, town, url):
            pass
    async with served(post, town, url) as one:
        assert one.clock.slept == [600.0]
    assert len(one.calls("setWebhook")) == 1
    assert one.calls("deleteWebhook") == []
    assert one.mailbox.webhook is not None


@pytest.mark.parametrize("change", ["url", "kinds", "gone"])
async def test_a_webhook_that_is_not_as_it_should_be_is_set_again(post: Post, change: str) -> None:
    town, url = town_of(post), free_url()
    async with served(post, town, url) as one:
        pass
    if change == "url":
        one.mailbox.webhook = Hook("https://elsewhere.example.org/hook")
    elif change == "kinds":
        one.mailbox.allow(["message"])
    else:
        one.mailbox.webhook = None
    async with served(post, town, url):
        assert len(one.calls("setWebhook")) == 2
    assert one.mailbox.webhook is not None
    assert (one.mailbox.webhook.url, one.mailbox.webhook.secret) == (url, SECRET)
    assert one.mailbox.allowed == frozenset(KINDS)


async def test_telegram_is_told_a_new_secret_when_it_posts_with_an_old_one(post: Post) -> None:
    """It does not say which secret it knows."""
    town, url = town_of(post), free_url()
    async with served(post, town, url) as one:
        pass
    assert one.mailbox.webhook is not None
    one.mailbox.webhook.secret = "another-secret-of-old"
    async with served(post, town, url) as one:
        says(town, "早")
        await until(lambda: len(one.calls("setWebhook")) == 2)
        town.clock.advance(60)  # Telegram tries again
        await one.until_told()
    assert (await books(post)).seen == 1


async def test_nonsense_from_anybody_makes_the_program_tell_its_secret_once_at_most(
    post: Post,
) -> None:
    async with served(post) as one:
        for _ in range(5):
            assert (await one.tell(b"{}", "nonsense")).status == 401
        await until(lambda: len(one.clock.slept) == 2)
        assert len(one.calls("setWebhook")) == 2


@pytest.mark.parametrize("method", ["getWebhookInfo", "setWebhook"])
@pytest.mark.parametrize("fault", [Kind.SERVER_ERROR, Kind.CLOSE_BEFORE, Kind.INVALID_JSON])
async def test_it_serves_although_telegram_fails_and_asks_again(
    post: Post, method: str, fault: Kind
) -> None:
    town = town_of(post)
    town.faults.plan(Fault(fault, method=method, times=1))
    async with served(post, town) as one:
        assert one.clock.slept == [2.0]
        assert (await one.tell(talk.update(talk.message(talk.LI)))).status == 200
    assert await books(post) == Sums(seen=1, counted=1)


@pytest.mark.parametrize("fault", [Kind.CLOSE_BEFORE, Kind.CLOSE_AFTER])
@pytest.mark.parametrize("doubted", [False, True])
async def test_a_setting_whose_connection_ends_is_repeated_and_does_no_harm(
    post: Post, fault: Kind, doubted: bool
) -> None:
    """Before its effect or after it, of a webhook that is new or of one that is doubted."""
    town, url = town_of(post), free_url()
    says(town, "早")
    if doubted:
        async with served(post, town, url) as one:
            await one.until_told()
    town.faults.plan(Fault(fault, method="setWebhook"))
    async with served(post, town, url) as one:
        if doubted:
            assert (await one.tell(b"{}", "nonsense")).status == 401
            await until(lambda: 2.0 in one.clock.slept)
        assert one.clock.slept[-1] == 2.0
        one.clock.wake()
        await until(lambda: one.clock.slept[-1] == 600.0)
        says(town, "晚上好")
        await one.until_told()
    told = one.calls("setWebhook")
    assert len(told) == 2 + doubted - (fault is Kind.CLOSE_AFTER and not doubted)
    assert {call.params["url"] for call in told} == {url}
    assert not any("drop" in name for call in told for name in call.params)
    assert await books(post) == Sums(seen=2, ignored=2)


async def test_a_token_that_telegram_does_not_know_ends_it(post: Post) -> None:
    with pytest.raises(TokenRefused):
        await alone(post, settings_of(free_url()), token="1:unknown")


async def test_an_address_that_telegram_refuses_is_said_in_words(post: Post) -> None:
    refused = {"webhook_url": "ftp://127.0.0.1/telegram"}
    with pytest.raises(Problem, match="WEBHOOK_URL"):
        await alone(post, settings_of(free_url()).model_copy(update=refused))


async def test_a_port_that_is_taken_is_said_in_words(post: Post) -> None:
    async with served(post) as one:
        with pytest.raises(Problem, match="nobody can listen"):
            await alone(post, settings_of(one.url))


async def alone(post: Post, settings: Settings, token: str | None = None) -> None:
    """Runs until it gives up."""
    town = town_of(post)
    bot = next(iter(town.world.bots.values()))
    async with Server(town) as server, aiohttp.ClientSession() as session:
        transport = Transport(server.url, token or bot.token, session)
        webhook = Webhook(settings, transport, post.intake, post.storage, Patient(talk.NOON))
        await asyncio.wait_for(webhook.run(asyncio.Event()), 20)


async def test_a_webhook_without_a_secret_is_refused_before_anything_begins() -> None:
    settings = settings_of(free_url()).model_copy(update={"webhook_secret": SecretStr("")})
    app = App(settings)
    with pytest.raises(Problem, match="WEBHOOK_SECRET"):
        await app.start()
    await app.stop()
