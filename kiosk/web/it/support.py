"""The support bundle: one file with everything that helps and nobody's name; and how the server finds itself."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.audit import AuditEntry
from kiosk.use_cases import support
from kiosk.use_cases.ports import UnitOfWork
from kiosk.use_cases.support import Check
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.it.services import it_services
from kiosk.web.news import iso
from kiosk.web.services import services

it_support = Blueprint("it_support", __name__, url_prefix="/api/it/support")


@it_support.get("")
@allow(Who.IT)
def show_checks() -> Response:
    """How the server finds itself."""
    shop, it = services(), it_services()
    checks = shop.store.read(lambda uow: support.self_check(uow, it.door, it.about.disk_free()))
    return jsonify({"as_of": iso(shop.clock()), "checks": [vars(check) for check in checks]})


@it_support.get("/bundle.zip")
@allow(Who.IT)
def download() -> Response:
    shop, it, who = services(), it_services(), this_staff().id
    now = shop.clock()

    def gather(uow: UnitOfWork) -> Mapping[str, bytes]:
        checks: Sequence[Check] = support.self_check(uow, it.door, it.about.disk_free())
        about: dict[str, Any] = {**it.about.facts(), "started_at": it.started_at}
        return support.bundle(uow, it.door, lambda device: it.live_bytes.rows(device, 120, False), checks, about, now)

    files = {**shop.store.read(gather), "log.txt": support.log_file(it.about.log_lines())}
    shop.store.write(lambda uow: uow.audit.add(AuditEntry(now, who, "support.bundle", "", {"files": len(files)})))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(name, content)
    answer = Response(packed.getvalue(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="support-{now:%Y%m%d-%H%M}.zip"'
    return answer
