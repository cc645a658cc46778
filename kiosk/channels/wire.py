"""One signed request to an online shop and its answer: bounded in time and size, and never an exception for what the shop does."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlencode

import httpx
import msgspec

from kiosk.channels.reach import ForbiddenAddress, PinnedTransport, Reach, base_url
from kiosk.channels.signing import Signer, request_payload
from kiosk.use_cases.ports import Clock, NewId

log = logging.getLogger(__name__)
T = TypeVar("T")
MOST_BYTES = 4_000_000

SILENT = "silent"  # nobody there, or the line was cut
SLOW = "slow"  # no whole answer in time
NONSENSE = "nonsense"  # an answer that the contract does not know
TOO_LONG = "too_long"  # more bytes than any true answer has
UNAUTHORIZED = "unauthorized"  # it does not accept our signature
FORBIDDEN = "forbidden_address"  # its address points where we do not go


class Wire:
    """A line to one shop. `fault` is why the last request brought nothing: a code above, `status:<n>`, or empty."""

    def __init__(
        self,
        address: str,
        signer: Signer,
        clock: Clock,
        new_id: NewId,
        *,
        reach: Reach,
        transport: httpx.BaseTransport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        url = base_url(address, reach)
        self._origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        self._prefix = url.path.rstrip("/")
        self._signer = signer
        self._clock = clock
        self._new_id = new_id
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._fault = ""
        inner = transport or httpx.HTTPTransport(retries=0, trust_env=False)
        # No proxies from the environment, no redirects: a signed request goes where it was configured to go.
        self._client = httpx.Client(transport=PinnedTransport(reach, inner), follow_redirects=False, trust_env=False)

    @property
    def fault(self) -> str:
        with self._lock:
            return self._fault

    def close(self) -> None:
        self._client.close()

    def get(self, path: str, query: Mapping[str, str], timeout_s: float, answer: type[T]) -> T | None:
        target = f"{self._prefix}{path}" + (f"?{urlencode(query)}" if query else "")
        return self._exchange("GET", target, b"", timeout_s, answer)

    def send(self, method: str, path: str, body: object, timeout_s: float, answer: type[T]) -> T | None:
        return self._exchange(method, f"{self._prefix}{path}", msgspec.json.encode(body), timeout_s, answer)

    def _exchange(self, method: str, target: str, body: bytes, timeout_s: float, answer: type[T]) -> T | None:
        """The answer decoded, or None with `fault` set."""
        fault, decoded = "", None
        try:
            decoded = msgspec.json.decode(self._ask(method, target, body, timeout_s), type=answer)
        except _Fault as error:
            fault = str(error)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            fault = NONSENSE
        except httpx.TimeoutException:
            fault = SLOW
        except ForbiddenAddress as error:
            log.error("%s", error)
            fault = FORBIDDEN
        except httpx.DecodingError:
            fault = NONSENSE
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError):
            fault = SILENT
        if fault:
            log.warning("%s %s%s: %s", method, self._origin, target.partition("?")[0], fault)
        with self._lock:
            self._fault = fault
        return decoded

    def _ask(self, method: str, target: str, body: bytes, timeout_s: float) -> bytes:
        ends = self._monotonic() + timeout_s
        headers = self._signer.headers(self._new_id(), self._clock(), request_payload(method, target, body))
        if body:
            headers["content-type"] = "application/json"
        headers["accept-encoding"] = "identity"
        with self._client.stream(
            method, self._origin + target, content=body or None, headers=headers, timeout=timeout_s
        ) as response:
            if response.status_code == httpx.codes.UNAUTHORIZED:
                raise _Fault(UNAUTHORIZED)
            if response.status_code != httpx.codes.OK:
                raise _Fault(f"status:{response.status_code}")
            received = bytearray()
            # Each read has its own time-out; a shop that drips bytes must not hold us for longer than the whole.
            for piece in response.iter_raw(65_536):
                received += piece
                if len(received) > MOST_BYTES:
                    raise _Fault(TOO_LONG)
                if self._monotonic() > ends:
                    raise _Fault(SLOW)
            return bytes(received)


class _Fault(Exception):
    """Why there is no answer to decode."""
