"""An honest scanner on a bad line: everything it says must arrive, once, whatever the line does to bytes and answers."""

import random
from pathlib import Path

from pos_bridge.profiles import ScannerProfile, load_profiles
from pos_bridge.scanner import Answer, Scan, ScanDecoder
from pos_bridge.simulator.scanner_voice import guessed, sent_again, spoken

ROOT = Path(__file__).parents[2]
CODES = ("4607112000018", "96385074", "ORA1007", "2900000000018", "0104607112000018215Fy(p3\x1d91EE10\x1d92" + "dGVzdA" * 40)
TRIES = 3


class Line:
    """A decoder at the end of a line that damages bytes and loses answers. `texts` is what was delivered."""

    def __init__(self, profile: ScannerProfile, chance: random.Random) -> None:
        self.profile = profile
        self.decoder = ScanDecoder(profile)
        self.chance = chance
        self.now = 0.0
        self.texts: list[str] = []

    def hear(self, data: bytes) -> bytes:
        """What comes back within the scanner's patience."""
        answers, at = b"", 0
        while at < len(data):
            size = self.chance.choice((1, 3, 17, 64, 4096))
            answers += self._handled(self.decoder.feed(data[at : at + size], self.now))
            at += size
            self.now += self.chance.choice((0.0, 0.0005, 0.02))
        self.now += 1.0
        return answers + self._handled(self.decoder.idle(self.now))

    def _handled(self, events: object) -> bytes:
        assert isinstance(events, list)
        self.texts += [event.text for event in events if isinstance(event, Scan)]
        return b"".join(event.data for event in events if isinstance(event, Answer))


def damaged(packet: bytes, chance: random.Random, readable: bool) -> bytes:
    """A bit of the data turned, the beginning or the end lost, noise before it. `readable`: the head stays as it was."""
    at = chance.randrange(4, len(packet))
    match chance.randrange(2 if readable else 4):
        case 0:
            return packet[:at] + bytes((packet[at] ^ (1 << chance.randrange(8)),)) + packet[at + 1 :]
        case 1:
            return packet[:at]
        case 2:
            return packet[chance.randrange(1, len(packet)) :]
        case _:
            return bytes((chance.randrange(1, 4),)) * chance.randint(1, 3) + packet


def say(line: Line, packet: bytes) -> bool:
    """One packet of a scanner that waits for its acknowledgement. False when it gave up.

    An acknowledgement lost, and then the head of what is sent again: nobody can know which packet that was, so it is left out.
    """
    ssi = line.profile.framing.kind == "ssi"
    good = bytes.fromhex("04 d0 04 00 ff 28") if ssi else b"\x06"
    lost = False
    for attempt in range(TRIES):
        now = sent_again(packet) if attempt and ssi else packet
        answer = line.hear(damaged(now, line.chance, lost) if line.chance.random() < 0.3 else now)
        if good in answer and not (dropped := line.chance.random() < 0.2):
            return True
        lost = lost or (good in answer and dropped)
    return False


def delivered_once(said: list[tuple[str, bool]], texts: list[str]) -> bool:
    """Everything that was acknowledged, in its order. What a scanner gave up may have arrived all the same."""
    reached = {0}
    for text, sure in said:
        arrived = {at + 1 for at in reached if texts[at : at + 1] == [text]}
        reached = arrived if sure else arrived | reached
    return len(texts) in reached


class Honest:
    """Each case is a line with a few scans of one profile: those that answer on a bad line, the others on a good one."""

    def __init__(self) -> None:
        shipped = load_profiles(ROOT / "firmware_profiles").scanners.values()
        self.profiles = [profile for profile in shipped if profile.dup_from == "delivered"]
        self.scans = 0
        self.given_up = 0

    def case(self, number: int) -> None:
        chance = random.Random(number)
        profile = self.profiles[number % len(self.profiles)]
        line = Line(profile, chance)
        said: list[tuple[str, bool]] = []
        for _ in range(chance.randint(1, 6)):
            text = chance.choice(CODES)
            packets = spoken(profile, text, guessed(text))
            if profile.framing.kind == "ssi":
                sure = all(say(line, packet) for packet in packets)
                if not sure:
                    line.now += 5.0
                    line.hear(b"")
            else:
                sure = True
                line.hear(b"".join(packets))
            said.append((text, sure))
            self.scans += sure
            self.given_up += not sure
        assert delivered_once(said, line.texts), (profile.id, said, line.texts)

    def told(self) -> str:
        return f"{self.scans} scans delivered, each once ({self.given_up} more that the scanner itself gave up)"
