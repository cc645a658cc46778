"""Hints from a shop: the genuine one passes once, whatever else is sent has no effect."""

import base64
import random
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook

from kiosk.channels.generic import GenericConnector
from kiosk.channels.reach import Reach
from kiosk.channels.signing import (
    BadSignature,
    HintRefused,
    MalformedHint,
    OutOfTime,
    RepeatedHint,
    SeenIds,
    Signer,
)
from tests.channels.shops import OTHER_SECRET, SECRET
from tests.channels.stocked import Moments

BODY = b'{"type":"orders.changed","timestamp":"2026-11-22T10:00:00Z"}'
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
MUTANTS = 20_000


def listener(*secrets: str, clock: Moments | None = None) -> GenericConnector:
    reach = Reach(loopback=True)
    return GenericConnector("http://127.0.0.1", secrets or [SECRET], clock or Moments(NOW), lambda: "id", reach=reach)


def signed(body: bytes = BODY, at: datetime = NOW, message_id: str = "hint_1", secret: str = SECRET) -> dict[str, str]:
    """As any Standard Webhooks library signs."""
    return {
        "Webhook-Id": message_id,
        "Webhook-Timestamp": str(int(at.timestamp())),
        "Webhook-Signature": Webhook(secret).sign(message_id, at, body.decode()),
    }


def test_the_signature_of_the_specification_is_ours() -> None:
    """The test vector of the Standard Webhooks specification (key, id, time, payload and the signature over them)."""
    signer = Signer(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
    at = datetime.fromtimestamp(1_614_265_330, UTC)
    headers = signer.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_genuine_hint_passes_once() -> None:
    store = listener()
    assert store.verify_hint(signed(), BODY).id == "hint_1"
    with pytest.raises(RepeatedHint):
        store.verify_hint(signed(), BODY)
    assert store.verify_hint(signed(message_id="hint_2"), BODY).kind == "orders.changed"


@pytest.mark.parametrize("minutes", [-10, -5.02, 5.02, 10, 60 * 24 * 365])
def test_a_hint_of_another_time_is_refused(minutes: float) -> None:
    with pytest.raises(OutOfTime):
        listener().verify_hint(signed(at=NOW + timedelta(minutes=minutes)), BODY)


@pytest.mark.parametrize("minutes", [-4.9, 4.9])
def test_clocks_may_differ_a_little(minutes: float) -> None:
    listener().verify_hint(signed(at=NOW + timedelta(minutes=minutes)), BODY)


def test_two_secrets_while_they_are_changed_over() -> None:
    store = listener(SECRET, OTHER_SECRET)
    store.verify_hint(signed(), BODY)
    store.verify_hint(signed(message_id="hint_2", secret=OTHER_SECRET), BODY)
    with pytest.raises(BadSignature):
        listener(SECRET).verify_hint(signed(secret=OTHER_SECRET), BODY)


def test_one_of_several_signatures_is_enough() -> None:
    headers = signed()
    headers["Webhook-Signature"] = f"v1a,xxxx v1,AAAA {headers['Webhook-Signature']}"
    listener().verify_hint(headers, BODY)


@pytest.mark.parametrize(
    "change",
    [
        {"Webhook-Id": ""},
        {"Webhook-Id": "a b"},
        {"Webhook-Id": "x" * 129},
        {"Webhook-Timestamp": ""},
        {"Webhook-Timestamp": "1.7e9"},
        {"Webhook-Timestamp": "-1"},
        {"Webhook-Timestamp": "nan"},
        {"Webhook-Timestamp": "9" * 12},
        {"Webhook-Timestamp": "9" * 400},
        {"Webhook-Timestamp": "١٧٠٠٠٠٠٠٠٠"},
        {"Webhook-Signature": ""},
        {"Webhook-Signature": "v1"},
        {"Webhook-Signature": "v1,"},
        {"Webhook-Signature": "v1,====="},
        {"Webhook-Signature": "v1,ё"},
        {"Webhook-Signature": "v1a,AAAA"},
        {"Webhook-Signature": "v1,AAAA " * 5000},
    ],
)
def test_malformed_headers_are_refused_and_nothing_else_happens(change: dict[str, str]) -> None:
    with pytest.raises(HintRefused):
        listener().verify_hint(signed() | change, BODY)


def test_missing_headers_and_bodies_that_are_no_text() -> None:
    for name in signed():
        with pytest.raises(BadSignature):
            listener().verify_hint({k: v for k, v in signed().items() if k != name}, BODY)
    with pytest.raises(BadSignature):
        listener().verify_hint(signed(), b"\xff\xfe")


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"type":"stock.changed"}', b"orders.changed", b"[" * 4000, b"x" * 5000])
def test_genuine_but_not_a_hint(body: bytes) -> None:
    with pytest.raises(MalformedHint):
        listener().verify_hint(signed(body), body)


def flip(text: bytes, rng: random.Random) -> bytes:
    changed = bytearray(text)
    changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def test_no_mutant_passes() -> None:
    """One bit flipped in body, id, time, signature or secret: all refused, and none with anything but a refusal."""
    rng = random.Random(14)
    store = listener()
    headers = signed()
    raw = base64.b64decode(SECRET.removeprefix("whsec_"))
    for n in range(MUTANTS):
        body, mutant = BODY, dict(headers)
        match n % 5:
            case 0:
                body = flip(BODY, rng)
            case 1:
                mutant["Webhook-Id"] = flip(headers["Webhook-Id"].encode(), rng).decode("latin-1")
            case 2:
                mutant["Webhook-Timestamp"] = flip(headers["Webhook-Timestamp"].encode(), rng).decode("latin-1")
            case 3:
                signature = base64.b64decode(headers["Webhook-Signature"].removeprefix("v1,"))
                mutant["Webhook-Signature"] = "v1," + base64.b64encode(flip(signature, rng)).decode()
            case 4:
                other = base64.b64encode(flip(raw, rng)).decode()
                mutant = signed(secret=other)
        with pytest.raises(HintRefused):
            store.verify_hint(mutant, body)
    store.verify_hint(headers, BODY)


def test_ids_are_remembered_for_a_day_and_memory_is_bounded() -> None:
    seen = SeenIds(most=3)
    assert seen.take("a", NOW)
    assert not seen.take("a", NOW + timedelta(hours=23, minutes=59))
    assert seen.take("a", NOW + timedelta(hours=24, minutes=1))
    for n in range(50):
        assert seen.take(f"n{n}", NOW + timedelta(hours=25))
    assert not seen.take("n49", NOW + timedelta(hours=25))
    assert seen.take("n46", NOW + timedelta(hours=25)), "only the newest are kept"


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "not base64 at all!", "ключ"])
def test_a_secret_that_is_none_is_refused_at_the_start(secret: str) -> None:
    with pytest.raises(ValueError):
        Signer([secret])
    with pytest.raises(ValueError):
        Signer([])
