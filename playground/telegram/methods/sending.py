"""Sending what is no file: text, places, contacts, dice, and the sign that the bot is busy."""

from playground.telegram.errors import bad_request
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.manner import send
from playground.telegram.requests.texts import link_preview, message_text
from playground.telegram.shapes import Json
from playground.telegram.world.messages import Attachment, Text

CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "record_audio",
        "upload_audio",
        "pick_up_location",
        "cancel",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "⚽️": 5, "🎰": 64}


def send_message(call: Call) -> Json:
    places.writable(call)
    return send(call, Text(message_text(call), link_preview(call)), "text")


def send_location(call: Call) -> Json:
    location = _location(call)
    for name in ("live_period", "heading", "proximity_alert_radius"):
        if call.integer(name):
            location[name] = call.integer(name)
    return send(call, Attachment("location", location), "location")


def send_venue(call: Call) -> Json:
    venue: Json = {"location": _location(call)}
    for name in ("title", "address"):
        if not call.text(name):
            raise bad_request(f"venue {name} must be non-empty")
        venue[name] = call.text(name)
    return send(call, Attachment("venue", venue), "venue")


def send_contact(call: Call) -> Json:
    for name, what in (("phone_number", "phone number"), ("first_name", "first name")):
        if not call.text(name):
            raise bad_request(f"{what} must be non-empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact: Json = {name: call.text(name) for name in names if call.text(name)}
    return send(call, Attachment("contact", contact), "contact")


def send_dice(call: Call) -> Json:
    emoji = call.text("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("emoji can't be used as a dice")
    value = call.town.random.randint(1, DICE[emoji])
    return send(call, Attachment("dice", {"emoji": emoji, "value": value}), "dice")


def send_chat_action(call: Call) -> bool:
    places.writable(call)
    if call.text("action").lower() not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def _location(call: Call) -> Json:
    place: Json = {name: call.real(name) for name in ("latitude", "longitude")}
    latitude, longitude = call.real("latitude"), call.real("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong latitude or longitude specified")
    if call.text("horizontal_accuracy"):
        place["horizontal_accuracy"] = call.real("horizontal_accuracy")
    return place
