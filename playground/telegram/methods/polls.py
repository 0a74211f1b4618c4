"""Polls that a bot sends and stops."""

from playground.telegram.entities import Entity, Formatted
from playground.telegram.errors import bad_request
from playground.telegram.happenings import voting
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.manner import send
from playground.telegram.requests.markup import reply_markup
from playground.telegram.requests.texts import parse, read
from playground.telegram.shapes import Json
from playground.telegram.wire.polls import poll as poll_json
from playground.telegram.world.polls import Option, Poll

MOST_OPTIONS = 12
QUESTION_LENGTH = 300
OPTION_LENGTH = 100
EXPLANATION_LENGTH = 200
OPEN_SECONDS = range(5, 2_628_001)


def send_poll(call: Call) -> Json:
    """A poll, anonymous unless said otherwise; it closes by itself if it was given an end."""
    places.writable(call)
    number = str(call.town.new_poll_number())
    is_quiz = call.text("type").lower() == "quiz"
    poll = Poll(
        id=number,
        question=_question(call),
        options=_options(call, number),
        owner_id=call.bot.id,
        is_anonymous=call.flag("is_anonymous", default=True),
        is_quiz=is_quiz,
        allows_multiple_answers=call.flag("allows_multiple_answers"),
        allows_revoting=call.flag("allows_revoting", default=not is_quiz),
        allows_adding=call.flag("allow_adding_options"),
        is_closed=call.flag("is_closed"),
    )
    if is_quiz:
        poll.correct = _correct(call, len(poll.options))
        poll.explanation = _explanation(call)
    if call.text("description"):
        poll.description = read(call, "description")
    _set_end(call, poll)
    sent = send(call, poll, "poll")
    call.town.world.polls[number] = poll
    voting.close_in_time(call.town, poll)
    return sent


def stop_poll(call: Call) -> Json:
    """Close the bot's own poll and answer with its final state."""
    where = places.chat(call)
    message = places.message(call, where, what="message with poll", purpose="stop")
    if not isinstance(message.content, Poll):
        raise bad_request("message is not a poll")
    if not places.is_own(call.bot, message):
        raise bad_request("poll can't be stopped")
    if message.content.is_closed:
        raise bad_request("poll has already been closed")
    message.markup = reply_markup(call, where, inline_only=True)
    voting.close(call.town, message.content)
    return poll_json(call.town.world, message.content, in_message=False)


def _question(call: Call) -> Formatted:
    question = read(call, "question")
    if not question.text:
        raise bad_request("poll question must be non-empty")
    if len(question.text) > QUESTION_LENGTH:
        raise bad_request(f"poll question length must not exceed {QUESTION_LENGTH}")
    return Formatted(question.text, _custom_emoji_only(question))


def _options(call: Call, number: str) -> list[Option]:
    given = call.array("options", "options", "InputPollOption")
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return [Option(f"{number}-{n}", _option_text(call, one)) for n, one in enumerate(given)]


def _option_text(call: Call, given: object) -> Formatted:
    fields: Json = given if isinstance(given, dict) else {"text": given}
    entities = fields.get("text_entities")
    explicit = (
        [one for one in entities if isinstance(one, dict)] if isinstance(entities, list) else []
    )
    source = fields.get("text")
    if not isinstance(source, str):
        raise bad_request("can't parse options: expected an Object or a String")
    text = parse(call, source, str(fields.get("text_parse_mode", "")), explicit)
    if not text.text:
        raise bad_request("poll options must be non-empty")
    if len(text.text) > OPTION_LENGTH:
        raise bad_request(f"poll options length must not exceed {OPTION_LENGTH}")
    return Formatted(text.text, _custom_emoji_only(text))


def _custom_emoji_only(text: Formatted) -> tuple[Entity, ...]:
    return tuple(one for one in text.entities if one.type == "custom_emoji")


def _correct(call: Call, options: int) -> list[int]:
    correct = call.integers("correct_option_ids")
    if not correct and call.has("correct_option_id"):
        correct = [call.integer("correct_option_id", -1)]
    if not correct or not all(0 <= one < options for one in correct):
        raise bad_request("wrong correct option ID specified")
    return correct


def _explanation(call: Call) -> Formatted | None:
    explanation = read(call, "explanation")
    if len(explanation.text) > EXPLANATION_LENGTH:
        raise bad_request("poll explanation is too long")
    return explanation if explanation.text else None


def _set_end(call: Call, poll: Poll) -> None:
    now = call.town.clock.date()
    period, date = call.integer("open_period"), call.integer("close_date")
    if period and date:
        raise bad_request("only one of open_period and close_date can be specified")
    span = period or (date - now if date else 0)
    if span == 0 and not date:
        return
    if span not in OPEN_SECONDS:
        raise bad_request("OPEN_PERIOD_INVALID" if period else "CLOSE_DATE_INVALID")
    poll.open_period = period
    poll.close_date = now + span
