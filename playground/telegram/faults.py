"""Planned faults: what goes wrong with which call, and how often."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """`close_before`: the connection breaks and nothing has happened; `close_after`: it breaks
    although the call took effect. `hang` answers after `seconds` of real time.
    """

    TOO_MANY = "too_many_requests"
    FORBIDDEN = "forbidden"
    SERVER_ERROR = "server_error"
    CONFLICT = "conflict"
    HANG = "hang"
    CLOSE_BEFORE = "close_before"
    CLOSE_AFTER = "close_after"
    INVALID_JSON = "invalid_json"


@dataclass(slots=True)
class Fault:
    """A fault for the next `times` calls that fit, after letting `after` of them pass.

    None fits everything; `method` in any case. `retry_after` belongs to `too_many_requests`,
    `status` to `server_error`, `description` to `forbidden` and `server_error`.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | str | None = None
    times: int = 1
    after: int = 0
    retry_after: int = 1
    status: int = 502
    description: str = ""
    seconds: float = 60.0

    def fits(self, method: str, chat_id: str | None) -> bool:
        return (self.method is None or self.method.lower() == method.lower()) and (
            self.chat_id is None or str(self.chat_id) == chat_id
        )


class Faults:
    """The faults still to come, in the order in which they were planned."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> None:
        self._planned.append(fault)

    def planned(self) -> list[Fault]:
        """What is still to come."""
        return list(self._planned)

    def clear(self) -> None:
        self._planned.clear()

    def next_for(self, method: str, chat_id: str | None) -> Fault | None:
        """The fault that strikes this call, counted as used; None if the call goes well."""
        for fault in self._planned:
            if not fault.fits(method, chat_id):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._planned.remove(fault)
            return fault
        return None
