"""The journal: what people asked for that must hold also after a backup was put back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.consents import Purpose
from domain.organisations import CadreId

# No backup may be kept for longer: what was erased before could come back with it.
KEPT_FOR = timedelta(days=400)


class Asked(StrEnum):
    """COUNTED: somebody stands in a cadre's bare count of those who were asked and are no contact.
    It is written together with DECLINED, LEFT or TAKEN_BACK.
    """

    ERASED = "erased"
    LEFT = "left"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Entry:
    """`whom` is the keyed digest of a Telegram id. TAKEN_BACK has a purpose; COUNTED has a cadre,
    and `pair`, the digest of the person as counted by that cadre.
    """

    at: datetime
    asked: Asked
    whom: bytes
    purpose: Purpose | None = None
    cadre: CadreId | None = None
    pair: bytes | None = None

    def overtaken_by(self, agreed: Iterable[datetime]) -> bool:
        """Somebody agreed to something after they asked for this: they changed their mind."""
        return any(self.at < moment for moment in agreed)
