"""The web application: blueprints, one error table, who may call what, and the gate around it all."""

from flask import Flask
from flask_socketio import SocketIO

from kiosk.web import access, agents, asked, errors, live
from kiosk.web.gate import Gate
from kiosk.web.hooks import hooks
from kiosk.web.it.audit import it_audit
from kiosk.web.it.calibration import it_calibration
from kiosk.web.it.devices import it_devices
from kiosk.web.it.faults import it_faults
from kiosk.web.it.found import it_found
from kiosk.web.it.live_bytes import it_bytes
from kiosk.web.it.people import it_people
from kiosk.web.it.profiles import it_profiles
from kiosk.web.it.services import ItServices
from kiosk.web.it.shop import it_shop
from kiosk.web.it.spool import spool
from kiosk.web.it.support import it_support
from kiosk.web.lab import lab
from kiosk.web.live import LiveScreens
from kiosk.web.pages import harden, pages
from kiosk.web.pairing import pair
from kiosk.web.services import Services
from kiosk.web.shopper import shopper
from kiosk.web.sign_in import sign_in
from kiosk.web.till import till

_LARGEST_BODY = 64 * 1024


def create_app(services: Services, socketio: SocketIO, screens: LiveScreens, it: ItServices) -> Flask:
    """The application, with its sockets attached. Starts only if every route and socket event says who may call it."""
    app = Flask("kiosk", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["services"] = services
    app.extensions["it_services"] = it
    console = (
        it_shop,
        it_devices,
        it_faults,
        it_found,
        it_support,
        it_profiles,
        it_bytes,
        it_calibration,
        it_people,
        it_audit,
        spool,
    )
    for blueprint in (pages, sign_in, pair, shopper, till, *console, hooks, lab):
        app.register_blueprint(blueprint)
    errors.install(app)
    asked.install(app)
    access.guard(app)
    app.after_request(harden)
    live.attach(socketio, app, services.hosts)
    live.install(socketio, screens)
    agents.install(socketio, services.agents)
    app.wsgi_app = Gate(app.wsgi_app, services.hosts)  # type: ignore[method-assign]
    return app
