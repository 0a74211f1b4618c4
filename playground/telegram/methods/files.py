"""Files by their id, and people's profile photos."""

from playground.telegram.errors import bad_request
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.wire.files import file

DOWNLOADABLE = 20 << 20


def get_file(call: Call) -> Json:
    """Where a file can be downloaded; up to 20 MB."""
    found = call.town.world.files.get(call.text("file_id"))
    if found is None:
        raise bad_request("invalid file_id")
    if len(found.content) > DOWNLOADABLE:
        raise bad_request("file is too big")
    return file(found)


def get_user_profile_photos(call: Call) -> Json:
    """The people of the town have no photos."""
    places.user_id(call)
    return {"total_count": 0, "photos": []}
