"""What is wrong, who goes, and the journal of what is over."""

from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.use_cases.fault_watch import going
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.fault_view import FaultWords
from kiosk.web.it.services import it_services
from kiosk.web.news import iso
from kiosk.web.services import services

it_faults = Blueprint("it_faults", __name__, url_prefix="/api/it/faults")

_JOURNAL = 200


@it_faults.get("")
@allow(Who.IT)
def list_faults() -> Response:
    """Open ones, oldest first; the journal, newest first."""
    shop, it, lang = services(), it_services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        words = FaultWords(uow, it, shop.texts, lang)
        return {
            "open": [words.fault(fault) for fault in uow.faults.open()],
            "journal": [words.fault(fault) for fault in uow.faults.fixed(_JOURNAL)],
        }

    return jsonify({"as_of": iso(shop.clock()), **shop.store.read(work)})


@it_faults.post("/<fault_id>/going")
@allow(Who.IT)
def go(fault_id: str) -> Response:
    """The person who is signed in goes and sees to it; `{"going": false}` takes it back."""
    shop, it, lang, who = services(), it_services(), language(), this_staff().id
    goes = asked.body().get("going", True) is not False

    def work(uow: UnitOfWork) -> dict[str, Any]:
        fault = going(uow, fault_id, goes, who, shop.clock())
        return FaultWords(uow, it, shop.texts, lang).fault(fault)

    return jsonify(shop.store.write(work))
