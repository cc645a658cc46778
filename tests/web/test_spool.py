"""The spool as store IT sees and steers it over HTTP."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.printing import NEXT, JobState, PrintEvent, PrintJob, Proof, Reason
from kiosk.domain.staff import Role
from kiosk.use_cases import printing
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web.it.spool_view import SpoolView
from tests.fakes.shop import ANNA_CARD
from tests.use_cases.test_spool import document
from tests.web.conftest import Web, is_problem

KIOSK, SECOND, TILL = "kiosk-1/printer", "kiosk-1/printer-2", "till-1/printer"


@pytest.fixture
def hindrances() -> dict[str, str]:
    """Device id -> why it cannot print; empty in good order."""
    return {}


@pytest.fixture
def spool(make_web: Callable[..., Web], hindrances: dict[str, str]) -> Web:
    web = make_web(hindrance=hindrances.get)

    def fill(uow: UnitOfWork) -> None:
        for device_id, station, name in ((KIOSK, "kiosk-1", ""), (SECOND, "kiosk-1", "под стойкой"), (TILL, "till-1", "")):
            uow.devices.put(Device(device_id, station, DeviceKind.PRINTER, "epson-tm-t20iii", "/dev/null", name=name))
        uow.devices.put(Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "/dev/null"))

    web.shop.store.write(fill)
    return web


def submit(web: Web, reference: str = "A-1008", printer: str = KIOSK, words: str = "Талон") -> PrintJob:
    shop = web.shop
    return shop.store.write(
        lambda uow: printing.submit(uow, printer, "order_slip", reference, document(words), shop.clock(), shop.new_id)
    )


def take(web: Web, printer: str = KIOSK) -> PrintJob:
    job = web.shop.store.write(lambda uow: printing.take_next(uow, printer, web.shop.clock()))
    assert job is not None
    return job


def get(web: Web, path: str = "", lang: str = "ru") -> Any:
    mark = "&" if "?" in path else "?"
    answer = web.get(f"/api/it/spool{path}{mark}lang={lang}", staff=Role.IT)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.get_json()


def post(web: Web, path: str, body: Any = None) -> Any:
    answer = web.post(f"/api/it/spool{path}?lang=ru", body, staff=Role.IT)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def refused(web: Web, path: str, body: Any = None, status: int = 409) -> str:
    answer = web.post(f"/api/it/spool{path}?lang=ru", body, staff=Role.IT)
    assert answer.status_code == status and is_problem(answer)
    code: str = answer.get_json()["error"]["code"]
    return code


def test_an_empty_spool_has_its_printers(spool: Web) -> None:
    shown = get(spool)
    assert [(p["id"], p["name"], p["state"], p["waiting"]) for p in shown["printers"]] == [
        (KIOSK, "киоск 1", "ok", 0),
        (SECOND, "киоск 1, под стойкой", "ok", 0),
        (TILL, "касса 1", "ok", 0),
    ]
    assert (shown["open"], shown["jobs"], shown["before"]) == ([], [], None)
    assert shown["counts"] == {"waiting": 0, "printing": 0, "undecided": 0}


def test_what_waits_comes_first_and_says_why(spool: Web, hindrances: dict[str, str]) -> None:
    submit(spool, "A-1")
    hindrances[TILL] = "paper_out"
    submit(spool, "B-1", TILL)
    take(spool)
    shown = get(spool)
    assert [(p["id"], p["state"], p["why"]) for p in shown["printers"]] == [
        (KIOSK, "busy", None),
        (TILL, "hand", "закончилась бумага"),
        (SECOND, "ok", None),
    ]
    assert [(j["title"], j["state"], j["state_text"]) for j in shown["open"]] == [
        ("Талон A-1", "sending", "печатается"),
        ("Талон B-1", "queued", "ждёт бумагу"),
    ]
    assert [j["state_text"] for j in get(spool, lang="en")["open"]] == ["printing", "waits for paper"]
    assert shown["counts"] == {"waiting": 1, "printing": 1, "undecided": 0}


def test_a_printer_that_was_taken_away_still_shows_what_waits_for_it(spool: Web) -> None:
    submit(spool, "A-1", "kiosk-9/printer")
    shown = get(spool)
    assert shown["printers"][0] | {"oldest": None} == {
        "id": "kiosk-9/printer", "name": "kiosk-9/printer", "station": None, "known": False, "state": "hand", "hindrance": "gone",
        "why": "принтер убран из магазина", "since": None, "held": None, "waiting": 1, "oldest": None,
    }  # fmt: skip
    assert shown["open"][0]["state_text"] == "ждёт, принтер убран"


def test_a_printer_that_is_switched_off_shows_only_while_something_waits_for_it(spool: Web) -> None:
    till = spool.shop.store.read(lambda uow: uow.devices.all()[TILL])
    spool.shop.store.write(lambda uow: uow.devices.put(replace(till, enabled=False)))
    assert TILL not in [p["id"] for p in get(spool)["printers"]]
    job = submit(spool, "B-1", TILL)
    assert get(spool)["printers"][0]["why"] == "принтер выключен в настройках"
    post(spool, f"/jobs/{job.id}/move", {"printer": KIOSK})
    assert refused(spool, f"/jobs/{job.id}/move", {"printer": TILL}) == "print_no_printer"


def test_the_filter_narrows_what_waits_and_what_was(spool: Web) -> None:
    old = submit(spool, "A-1")
    spool.shop.store.write(lambda uow: uow.prints.move(old.id, JobState.CANCELLED, spool.shop.clock(), reason=Reason.BY_PERSON))
    submit(spool, "A-2")
    submit(spool, "B-1", TILL)

    def titles(query: str) -> tuple[list[str], list[str]]:
        shown = get(spool, f"?{query}")
        return [j["number"] for j in shown["open"]], [j["number"] for j in shown["jobs"]]

    assert titles("") == (["A-2", "B-1"], ["B-1", "A-2", "A-1"])
    assert titles("q=a-") == (["A-2"], ["A-2", "A-1"])
    assert titles("state=cancelled,expired") == ([], ["A-1"])
    assert titles(f"printer={TILL}") == titles("station=till-1") == (["B-1"], ["B-1"])
    assert titles("station=nobody") == titles("kind=receipt") == ([], [])
    today = spool.shop.clock().astimezone().date().isoformat()
    assert titles(f"day={today}")[1] == ["B-1", "A-2", "A-1"] and titles("day=2020-01-01") == ([], [])
    first = get(spool, "?limit=2")
    assert [j["number"] for j in first["jobs"]] == ["B-1", "A-2"]
    assert [j["number"] for j in get(spool, f"?limit=2&before={first['before']}")["jobs"]] == ["A-1"]


@pytest.mark.parametrize(
    "query", ["state=lost", "kind=poem", "day=yesterday", "day=9999-12-31", "limit=0", "limit=x", "before=-1", "limit=1e9"]
)
def test_a_filter_that_is_none_is_refused(spool: Web, query: str) -> None:
    answer = spool.get(f"/api/it/spool?{query}", staff=Role.IT)
    assert answer.status_code == 400 and is_problem(answer)


def test_a_job_tells_its_story(spool: Web) -> None:
    shop = spool.shop
    submit(spool, "A-1")
    job = take(spool)
    shop.store.write(lambda uow: printing.not_started(uow, job, "paper_out", "known before the first byte", shop.clock()))
    again = take(spool)
    shop.store.write(lambda uow: printing.interrupted(uow, again, "lost", "unplugged", shop.clock(), shop.texts, shop.new_id))
    told = get(spool, f"/jobs/{job.id}")
    assert [step["text"] for step in told["history"]] == [
        "поставлен в очередь",
        "отправляем, попытка 1",
        "ничего не ушло: закончилась бумага",
        "отправляем, попытка 2",
        "прервано: связь оборвалась",
    ]
    assert [one["title"] for one in told["family"]] == ["Талон A-1", "Талон A-1, копия 1"]
    assert told["job"]["state_text"] == "прерван, вышла копия" and told["detail"] == "unplugged"
    assert told["refused"] == {
        "cancel": "Часть документа могла выйти на бумагу",
        "move": "Часть документа могла выйти на бумагу",
        "reprint": None,
        "confirm": None,
    }
    assert spool.get("/api/it/spool/jobs/no-such", staff=Role.IT).status_code == 404


def test_the_preview_hides_who_it_is_about(spool: Web) -> None:
    job = submit(spool, "X", words="Анна, +7 903 555-01-42, карта 2900001044127, anna@example.org, 18\u202f905\u00a0₽")
    shown = get(spool, f"/jobs/{job.id}")["paper"][0]["text"]
    assert shown == "Анна, ••, карта ••, ••, 18\u202f905\u00a0₽"


def test_the_preview_hides_the_names_of_an_order(spool: Web) -> None:
    shop = spool.shop
    visit = shop.visit(card=ANNA_CARD)
    order = shop.ordering.order(shop.request(visit=visit, total=1_890_500)).order
    assert order.customer_id is not None
    customer = shop.store.read(lambda uow: uow.customers.get(order.customer_id or ""))
    assert customer is not None
    words = f"{customer.first_name} {customer.last_name}, {order.number}"
    job = submit(spool, order.number, words=words)
    assert get(spool, f"/jobs/{job.id}")["paper"][0]["text"] == f"•• ••, {order.number}"


def test_what_is_not_there_leads_back_to_the_list(spool: Web) -> None:
    answer = spool.get("/api/it/spool/jobs/none-such?lang=ru", staff=Role.IT)
    assert answer.status_code == 404 and is_problem(answer)
    assert answer.get_json()["error"]["next"].startswith("Вернитесь к списку")
    assert spool.get("/api/none-such?lang=ru").get_json()["error"]["next"].startswith("Вернитесь к каталогу")


def test_deeds_over_http(spool: Web) -> None:
    one, two = submit(spool, "A-1"), submit(spool, "A-2")
    assert post(spool, f"/jobs/{one.id}/cancel")["job"]["state"] == "cancelled"
    assert post(spool, f"/jobs/{one.id}/cancel")["job"]["state"] == "cancelled"
    assert post(spool, f"/jobs/{two.id}/move", {"printer": TILL})["job"]["printer"]["name"] == "касса 1"
    taken = take(spool, TILL)
    assert refused(spool, f"/jobs/{two.id}/cancel") == "print_being_sent"
    assert refused(spool, f"/jobs/{two.id}/move", {"printer": KIOSK}) == "print_being_sent"
    spool.shop.store.write(lambda uow: printing.printed(uow, taken, "printed", spool.shop.clock()))
    body = {"request_id": "request-1", "printer": KIOSK}
    spool.shop.clock.now += timedelta(minutes=20)
    copy = post(spool, f"/jobs/{two.id}/reprint", body)["job"]
    assert post(spool, f"/jobs/{two.id}/reprint", body)["job"]["id"] == copy["id"]
    assert (copy["title"], copy["printer"]["id"]) == ("Талон A-2, копия 1", KIOSK)
    original = get(spool, f"/jobs/{two.id}")["job"]
    assert (original["asked_at"][11:16], copy["asked_at"][11:16]) == ("11:00", "11:20"), "a copy is asked for when it is"
    assert refused(spool, f"/jobs/{two.id}/confirm", {"came_out": True}) == "print_already_printed"
    who = [step["who"] for step in get(spool, f"/jobs/{one.id}")["history"]]
    assert who[0] is None and who[1], "the person is named"


def test_a_person_decides_about_an_uncertain_one(spool: Web) -> None:
    shop = spool.shop
    submit(spool, "A-1")
    for _ in range(4):
        job = take(spool)
        shop.store.write(lambda uow, j=job: printing.interrupted(uow, j, "lost", "", shop.clock(), shop.texts, shop.new_id))  # type: ignore[misc]
    shown = get(spool)
    assert shown["counts"]["undecided"] == 1 and [j["decide"] for j in shown["open"]] == [True]
    assert shown["open"][0]["state_text"] == "не знаем, вышел ли"
    missed = post(spool, f"/jobs/{job.id}/confirm", {"came_out": False})["job"]
    assert (missed["copy"], missed["state"]) == (4, "queued")
    last = take(spool)
    shop.store.write(lambda uow: printing.interrupted(uow, last, "lost", "", shop.clock(), shop.texts, shop.new_id))
    seen = post(spool, f"/jobs/{last.id}/confirm", {"came_out": True})["job"]
    assert (seen["state"], seen["proof_text"]) == ("printed", "на бумаге, видел человек")
    assert refused(spool, f"/jobs/{job.id}/confirm", {}, 400) == "bad_request"


def test_a_queue_is_stopped_and_started(spool: Web) -> None:
    submit(spool, "A-1")
    stopped = post(spool, "/hold", {"printer": KIOSK})["printers"][0]
    assert (stopped["id"], stopped["state"]) == (KIOSK, "held") and stopped["held"]["who"]
    assert get(spool)["open"][0]["state_text"] == "очередь остановлена"
    assert post(spool, "/release", {"printer": KIOSK})["printers"][0]["held"] is None
    assert refused(spool, "/hold", {"printer": "kiosk-1/scanner"}) == "print_no_printer"
    assert refused(spool, "/hold", {}, 400) == "bad_request"


def test_a_test_page(spool: Web) -> None:
    body = {"printer": TILL, "request_id": "request-1"}
    page = post(spool, "/test-page", body)
    assert post(spool, "/test-page", body)["job"]["id"] == page["job"]["id"]
    assert page["job"]["title"] == "Пробная страница" and page["moves"] is False
    assert any(block.get("text") == "ПРОБА" for block in page["paper"])
    assert refused(spool, f"/jobs/{page['job']['id']}/move", {"printer": KIOSK}) == "print_stays"
    assert refused(spool, "/test-page", {"printer": TILL}, 400) == "bad_request"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_step_and_every_reason_is_a_sentence(spool: Web, language: str) -> None:
    shop = spool.shop
    job = submit(spool)
    codes = ["", *Reason, "paper_out", "lost", "stalled", "agent_gone", "something nobody heard of"]

    def say(uow: UnitOfWork) -> list[str]:
        view = SpoolView.of(uow, lambda device: "paper_out", shop.texts, language)
        said = []
        for before in (None, *JobState):
            for after in (*NEXT.get(before, ()), before) if before else (JobState.QUEUED,):
                for code in codes:
                    moved = replace(job, state=after, reason=code, proof=Proof.SENT)
                    said.append(view.history([PrintEvent.of(moved, before, shop.clock(), "")])[0]["text"])
                    said.append(view.job(moved)["state_text"])
        return [*said, *(view.say("proof", proof) for proof in Proof), *(view.say("waits", w) for w in ("again", "other"))]

    assert all(spool.shop.store.read(say))
