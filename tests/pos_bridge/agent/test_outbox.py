"""News on its way: scans are repeated while they are fresh and never afterwards; states are not repeated."""

from pos_bridge.agent.messages import News
from pos_bridge.agent.outbox import FRESH_S, MOST_UNHEARD, TICKS, Outbox, ServerClock
from pos_bridge.bridge import LinkChanged, Scanned
from pos_bridge.link import LinkState
from tests.pos_bridge.agent.hand_clock import HandClock


def scan(clock: HandClock, text: str = "4600") -> Scanned:
    return Scanned("s1", text, None, clock())


def link(clock: HandClock) -> LinkChanged:
    return LinkChanged("s1", LinkState.READY, "", clock())


def texts(news: list[News]) -> list[str]:
    return [one.body["text"] for one in news]


def test_moments_are_told_by_the_servers_clock() -> None:
    clock = HandClock(1000.0)
    outbox = Outbox(clock)
    outbox.opened(50.0)
    clock.now += 3
    news = outbox.add(scan(clock))
    assert news is not None and news.body["at"] == 53.0


def test_the_servers_clock_is_never_told_later_than_it_is() -> None:
    """A tick that was long under way would make a scan look fresher than it is: the nearest one counts."""
    known = ServerClock()
    assert known.of(0) is None
    known.tick(theirs=50, ours=1000)
    known.tick(theirs=51, ours=1011)  # ten seconds in the network's buffers
    assert known.of(1011) == 61
    for number in range(TICKS):
        known.tick(theirs=100 + number, ours=1060.5 + number)
    assert known.of(1100) == 139.5, "clocks drift: what was long ago does not count for ever"


def test_a_scan_is_said_again_after_a_short_break_only() -> None:
    clock = HandClock()
    outbox = Outbox(clock)
    outbox.opened(0)
    outbox.add(scan(clock, "old"))
    clock.now += FRESH_S - 1
    outbox.add(scan(clock, "fresh"))
    outbox.add(link(clock))
    outbox.closed()
    clock.now += 2
    again = outbox.opened(0)
    assert texts(again) == ["fresh"] and again[0].number == 2
    assert outbox.late == 1


def test_what_the_server_heard_is_not_said_again() -> None:
    clock = HandClock()
    outbox = Outbox(clock)
    outbox.opened(0)
    first = outbox.add(scan(clock, "one"))
    outbox.add(scan(clock, "two"))
    assert first is not None
    outbox.heard(first.number)
    outbox.closed()
    assert texts(outbox.opened(0)) == ["two"]


def test_without_a_connection_scans_wait_and_states_do_not() -> None:
    clock = HandClock()
    outbox = Outbox(clock)
    assert outbox.add(scan(clock)) is None and outbox.add(link(clock)) is None
    assert len(outbox.opened(0)) == 1


def test_a_server_that_does_not_keep_up_is_told_the_state_when_it_has() -> None:
    clock = HandClock()
    outbox = Outbox(clock)
    outbox.opened(0)
    told = [outbox.add(link(clock)) for _ in range(MOST_UNHEARD + 50)]
    numbers = [news.number for news in told if news is not None]
    assert len(numbers) == MOST_UNHEARD
    assert outbox.add(scan(clock)) is not None, "scans still go"
    assert outbox.heard(numbers[0]) is False
    assert outbox.heard(numbers[-1]) is True, "a snapshot makes good what was dropped"
    assert outbox.heard(numbers[-1]) is False


def test_memory_is_bounded_while_nobody_is_there() -> None:
    clock = HandClock()
    outbox = Outbox(clock)
    for number in range(10 * MOST_UNHEARD):
        outbox.add(scan(clock, str(number)))
    assert len(outbox.opened(0)) <= 2 * MOST_UNHEARD
