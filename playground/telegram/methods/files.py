"""Files by their id, and people's profile photos."""

from playground.telegram.errors import bad_request
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.wire.files import file

DOWNLOADABLE = 20 << 20


def get_file(call: Call) -> Json:
    """Where a file can be downloaded; up to 20 MB."""
    found = call.town.world.file(call.text("file_id"))
    if found is None:
        raise bad_request("invalid file_id")
    if len(found.content) > DOWNLOADABLE:
        raise bad_request("file is too big")
    return file(found)


def get_user_profile_photos(call: Call) -> Json:
    """The people of the town have no photos."""
    if call.integer("user_id") <= 0:
        raise bad_request("invalid user_id specified")
    if call.integer("user_id") not in call.town.world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
