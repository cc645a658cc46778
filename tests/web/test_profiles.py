"""The console's profiles over HTTP."""

from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from kiosk.devices.workshop import Workshop
from kiosk.domain.audit import AuditSearch
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.profiles import ProfileDeed, ProfileRevision
from kiosk.domain.staff import Role
from tests.fakes.shop import NOW
from tests.web.conftest import ROOT, Web, is_problem

ZJIANG = (ROOT / "firmware_profiles" / "printers" / "zjiang-pos-5890.toml").read_text(encoding="utf-8")
IT = "/api/it/profiles"
PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "zjiang-pos-5890", "socket://127.0.0.1:1")


def get(web: Web, path: str) -> TestResponse:
    return web.get(path, staff=Role.IT)


def post(web: Web, path: str, body: object = None) -> TestResponse:
    return web.post(path, body, staff=Role.IT)


@pytest.fixture
def shop_web(web: Web) -> Web:
    web.shop.store.write(lambda uow: uow.devices.put(PRINTER))
    return web


def test_the_list_says_who_uses_a_profile_and_how_far_it_is_verified(shop_web: Web) -> None:
    body = get(shop_web, IT).get_json()
    one = next(p for p in body["profiles"] if p["id"] == "zjiang-pos-5890")
    assert (one["kind"], one["origin"], one["used_by"]) == ("printer", "shipped", ["kiosk-1/printer"])
    assert one["verified"]["unverified"] >= 1
    assert [d["id"] for d in body["devices"]] == ["kiosk-1/printer"] and body["trials"] == []


@pytest.mark.parametrize(("language", "nothing"), [("ru", "ничего"), ("en", "nothing")])
def test_a_kind_of_code_that_was_not_told_is_said_in_words(shop_web: Web, language: str, nothing: str) -> None:
    text = shop_web.get(f"{IT}/generic-serial", staff=Role.IT).get_json()["text"]
    code = "4607112044029"
    vector = f'rx = ["{code.encode().hex(" ")} 0d"]\ntext = ["{code}"]\nsymbology = ["ean13"]'
    draft = f"{text}\n[[vector]]\n{vector}\n"
    seen = post(shop_web, f"{IT}/generic-serial/check?lang={language}", {"text": draft}).get_json()
    failed = next(one for one in seen["vectors"] if not one["passed"])
    assert failed["wanted"] == f"text: {code}; symbology: ean13"
    assert failed["got"] == f"text: {code}; symbology: {nothing}"


def test_a_file_whose_vectors_fail_is_taken_in_only_when_meant(shop_web: Web) -> None:
    text = ZJIANG.replace("zjiang-pos-5890", "zjiang-ours").replace("cp866 = 59", "cp866 = 17")
    asked = post(shop_web, IT, {"text": text})
    assert (asked.status_code, asked.get_json()["error"]["code"]) == (409, "profile_vectors_fail")
    assert [v["number"] for v in asked.get_json()["error"]["vectors"]] == [1, 2]
    assert shop_web.get(f"{IT}/zjiang-ours", staff=Role.IT).status_code == 404, "nothing is kept before a person agrees"
    assert post(shop_web, IT, {"text": text, "sure": True}).get_json() == {"id": "zjiang-ours"}


def test_a_draft_is_checked_saved_and_reverted(shop_web: Web) -> None:
    draft = ZJIANG.replace("cp866 = 59", "cp866 = 17")
    seen = post(shop_web, f"{IT}/zjiang-pos-5890/check", {"text": draft}).get_json()
    assert seen["problem"] is None
    assert [line["text"] for line in seen["diff"] if line["sign"] != "same"] == ["cp866 = 59", "cp866 = 17"]
    assert {v["number"] for v in seen["vectors"] if not v["passed"]} == {1, 2}
    asked = post(shop_web, f"{IT}/zjiang-pos-5890", {"text": draft, "seen": 0})
    assert (asked.status_code, asked.get_json()["error"]["code"]) == (409, "profile_vectors_fail")
    assert [(v["number"], v["wanted"] != v["got"]) for v in asked.get_json()["error"]["vectors"]] == [(1, True), (2, True)]
    assert shop_web.get(f"{IT}/zjiang-pos-5890", staff=Role.IT).get_json()["revision"] == 0, (
        "nothing is saved before a person agrees"
    )
    saved = post(shop_web, f"{IT}/zjiang-pos-5890", {"text": draft, "seen": 0, "sure": True}).get_json()
    assert (saved["origin"], saved["revision"], saved["history"][0]["deed"]) == ("changed", 1, "edited")
    late = post(shop_web, f"{IT}/zjiang-pos-5890", {"text": ZJIANG, "seen": 0})
    assert (late.status_code, late.get_json()["error"]["code"]) == (409, "profile_changed_meanwhile")
    back = post(shop_web, f"{IT}/zjiang-pos-5890/revert", {"seen": 1}).get_json()
    assert (back["origin"], back["text"]) == ("shipped", ZJIANG)
    asked = post(shop_web, f"{IT}/zjiang-pos-5890/restore", {"seen": 2, "number": 1})
    assert (asked.status_code, asked.get_json()["error"]["code"]) == (409, "profile_vectors_fail")
    assert [v["number"] for v in asked.get_json()["error"]["vectors"]] == [1, 2]
    again = post(shop_web, f"{IT}/zjiang-pos-5890/restore", {"seen": 2, "number": 1, "sure": True}).get_json()
    assert again["text"] == draft
    lines = shop_web.shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 10))
    assert [line.entry.deed for line in lines] == ["profile.restored", "profile.reverted", "profile.edited"]
    assert {(line.entry.subject, line.entry.who) for line in lines} == {("zjiang-pos-5890", lines[0].entry.who)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("cp866 = 59", "cp865 = 59"), "Может быть, cp866?"),
        (('kind = "none"', 'kind = "half"'), "«half» не бывает"),
        (("[raster]", "[raster"), "TOML"),
        (('preamble = "1b 40 1c 2e"', 'preamble = "1b4"'), "парами шестнадцатеричных"),
        (("dots = 384", 'dots = "много"'), "нужно int, а стоит str"),
    ],
)
def test_what_is_wrong_is_said_in_words_with_its_line(shop_web: Web, change: tuple[str, str], words: str) -> None:
    text = ZJIANG if change[0] in ZJIANG else ZJIANG + "\n[raster]\n"
    wrong = text.replace(*change)
    where = 1 + wrong[: wrong.index(change[1].strip())].count("\n")
    answer = post(shop_web, f"{IT}/zjiang-pos-5890", {"text": wrong, "seen": 0})
    assert answer.status_code == 422 and is_problem(answer)
    problem = answer.get_json()["error"]["problem"]
    assert words in problem["message"] and problem["line"] == where, problem
    assert post(shop_web, f"{IT}/zjiang-pos-5890/check", {"text": wrong}).get_json()["problem"] == problem


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/nothing", {"text": ZJIANG, "seen": 0}, 404, "profile_unknown"),
        ("/zjiang-pos-5890", {"text": 5, "seen": 0}, 400, "bad_request"),
        ("/zjiang-pos-5890", {"text": ZJIANG, "seen": -1}, 400, "bad_request"),
        ("/zjiang-pos-5890", {"text": "#" * 30_000, "seen": 0}, 413, "profile_too_big"),
        ("/zjiang-pos-5890/duplicate", {"id": "Мой принтер"}, 422, "profile_id_bad"),
        ("/zjiang-pos-5890/duplicate", {"id": "rongta-rp326"}, 409, "profile_id_taken"),
        ("/zjiang-pos-5890/restore", {"number": 9, "seen": 0}, 404, "profile_unknown"),
        ("", {"text": ZJIANG}, 409, "profile_id_taken"),
        ("", {"text": ZJIANG, "kind": "fridge"}, 400, "bad_request"),
        ("", {"text": ZJIANG.replace("zjiang-pos-5890", "X")}, 422, "profile_id_bad"),
        ("/zjiang-pos-5890/try", {"text": ZJIANG, "device": "kiosk-9/printer", "seconds": 60}, 404, "profile_unknown"),
        ("/zjiang-pos-5890/try", {"text": "schema", "device": "kiosk-1/printer", "seconds": 60}, 422, "profile_refused"),
    ],
)
def test_refusals_say_what_to_do(shop_web: Web, path: str, body: object, status: int, code: str) -> None:
    answer = post(shop_web, f"{IT}{path}", body)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)
    assert is_problem(answer)


def test_what_was_exported_can_be_imported_elsewhere(shop_web: Web, make_web: Callable[..., Web]) -> None:
    post(shop_web, f"{IT}/zjiang-pos-5890/duplicate", {"id": "till-printer"})
    file = get(shop_web, f"{IT}/till-printer/file")
    assert file.headers["Content-Disposition"] == 'attachment; filename="till-printer.toml"'
    other = make_web()
    assert post(other, IT, {"text": file.get_data(as_text=True)}).get_json() == {"id": "till-printer"}
    assert get(other, f"{IT}/till-printer").get_json()["origin"] == "own"
    assert post(other, f"{IT}/till-printer/revert", {"seen": 1}).get_json() == {"gone": "till-printer"}
    assert get(other, f"{IT}/till-printer").status_code == 404


def test_a_draft_is_tried_on_one_device_for_a_while(shop_web: Web) -> None:
    draft = ZJIANG.replace("cp866 = 59", "cp866 = 17")
    asked = {"text": draft, "device": "kiosk-1/printer", "seconds": 60}
    (trial,) = post(shop_web, f"{IT}/zjiang-pos-5890/try", asked).get_json()["trials"]
    assert (trial["device"], trial["profile"], trial["station"]) == ("kiosk-1/printer", "zjiang-pos-5890", "киоск 1")
    assert get(shop_web, f"{IT}/zjiang-pos-5890").get_json()["trials"] == [trial]
    assert get(shop_web, f"{IT}/zjiang-pos-5890").get_json()["origin"] == "shipped"
    assert post(shop_web, "/api/it/trials/kiosk-1/printer/end").get_json() == {"trials": []}


def test_a_shop_text_that_does_not_fit_stays_on_the_desk(shop_web: Web, make_web: Callable[..., Web], tmp_path: Path) -> None:
    broken = ZJIANG + "\n[buffer2]\nbytes = 1\n"
    folder = tmp_path / "profiles"
    (folder / "printers").mkdir(parents=True)
    (folder / "printers" / "zjiang-pos-5890.toml").write_text(ZJIANG, encoding="utf-8")
    kept = ProfileRevision("zjiang-pos-5890", 1, DeviceKind.PRINTER, broken, ZJIANG, NOW, "Иван", ProfileDeed.EDITED)
    web = make_web(workshop=Workshop(folder))
    web.shop.store.write(lambda uow: uow.profiles.add(kept))
    body = get(web, f"{IT}/zjiang-pos-5890").get_json()
    assert (body["origin"], body["text"], body["in_force"]) == ("shipped", broken, ZJIANG)
    assert body["problem"]["line"] == body["examined"]["problem"]["line"] == broken.count("\n") - 1
    assert "buffer?" in body["problem"]["message"]
