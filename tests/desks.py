"""Services as an edge makes them: bound to a transaction and to one moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from services.desk import BotIdentity, Desk
from services.services import Services
from storage.transaction import Transaction

SHANGHAI = ZoneInfo("Asia/Shanghai")
BOT = BotIdentity(id=1, username="yijiabai_bot", sees_all=False)


def services(tx: Transaction, now: datetime) -> Services:
    return Services(Desk(tx, now, SHANGHAI, BOT))
