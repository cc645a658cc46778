"""A printed document as store IT sees it: its words, with what is personal hidden."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.domain.printing import PrintJob
from kiosk.use_cases.ports import UnitOfWork

HIDDEN = "••"

# A phone, a card, an account: seven digits and more, grouped as people do. Amounts are grouped by a narrow space and stay.
_NUMBER = re.compile(r"\+?\d(?:[ \u00a0()-]{0,2}\d){6,}")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_WORDS = ("text", "left", "right", "data")


def preview(uow: UnitOfWork, job: PrintJob) -> Sequence[Mapping[str, Any]]:
    """The blocks of its document (see the shape in `papers`), names, addresses and long numbers replaced by dots."""
    names = _names(uow, job.reference)
    return [{key: _masked(value, names) if key in _WORDS else value for key, value in block.items()} for block in _blocks(job)]


def _blocks(job: PrintJob) -> Iterator[Mapping[str, Any]]:
    for block in job.document.get("blocks", ()):
        if isinstance(block, Mapping):
            yield block


def _masked(value: object, names: re.Pattern[str] | None) -> str:
    text = _MAIL.sub(HIDDEN, _NUMBER.sub(HIDDEN, str(value)))
    return text if names is None else names.sub(HIDDEN, text)


def _names(uow: UnitOfWork, reference: str) -> re.Pattern[str] | None:
    """The words that name the person of that order, and where they live."""
    order = uow.orders.by_number(reference) if reference else None
    if order is None:
        return None
    known: list[str] = []
    customer = uow.customers.get(order.customer_id) if order.customer_id else None
    if customer is not None:
        known += [customer.first_name, customer.last_name, customer.phone, customer.address.street if customer.address else ""]
    if order.contact is not None:
        known += [order.contact.name, *order.contact.name.split(), order.contact.phone, order.contact.street, order.contact.comment]
    words = sorted({word for word in known if len(word) > 1}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE) if words else None
