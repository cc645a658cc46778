"""The page that describes the interface names every route and every socket event, and none that is not there."""

import re
from pathlib import Path

from tests.web.conftest import Web

PAGE = (Path(__file__).parents[2] / "kiosk" / "web" / "README.md").read_text(encoding="utf-8")
SCREENS = ("/kiosk", "/till", "/it", "/lab")


def shape(path: str) -> str:
    """The path with its variables unnamed and without a query."""
    return re.sub(r"<[^>]*>", "<>", re.sub(r"[\[?].*$", "", path))


def described() -> set[tuple[str, str]]:
    table = PAGE.partition("## Routes")[2].partition("## Socket.IO")[0]
    rows = [row for row in table.splitlines() if row.startswith("| `")]
    routes = set()
    for row in rows:
        method = ""
        for word in re.findall(r"`([^`]+)`", row.split("|")[1]):
            named, _, path = word.rpartition(" ")
            method = named or method
            if path.startswith("/"):
                routes.add((method, shape(path)))
    return routes


def test_every_route_is_described(web: Web) -> None:
    served = set()
    for rule in web.app.url_map.iter_rules():
        method = next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        paths = SCREENS if "<any(" in rule.rule else (shape(rule.rule),)
        served |= {(method, path) for path in paths}
    assert described() == served


def test_every_event_a_screen_may_send_is_described(web: Web) -> None:
    table = PAGE.partition("## Socket.IO")[2]
    sent = {name for row in table.splitlines() if row.startswith("| from a screen") for name in re.findall(r"`(\w+)`", row)}
    assert sent == set(web.socketio.server.handlers["/"]) - {"connect", "disconnect"}
