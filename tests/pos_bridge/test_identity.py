"""Which device is which: addresses, the kernel's tables, and a port found again under another name."""

import socket
import threading
from pathlib import Path

import pytest

from pos_bridge.errors import BadAddress, CannotOpen
from pos_bridge.identity import (
    Node,
    Place,
    PortWatch,
    Queue,
    Socket,
    Usb,
    mark_of,
    node_of,
    parse_address,
    resolve,
    seen_ports,
)
from tests.pos_bridge.counter import until
from tests.pos_bridge.machine import POWER_BUTTON, Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/dev/serial/by-id/usb-Zebra-if00", Node("tty", "/dev/serial/by-id/usb-Zebra-if00")),
        ("socket://10.0.0.7:9100", Socket("10.0.0.7", 9100)),
        ("socket://[fe80::1%eth0]:9100", Socket("fe80::1%eth0", 9100)),
        ("socket://printer-2.shop:9100/", Socket("printer-2.shop", 9100)),
        ("usb://05E0:1701/serial/21001B", Usb("05e0", "1701", "21001B", None, None)),
        ("usb://05e0:1701/serial/a%2Fb%3Fc", Usb("05e0", "1701", "a/b?c", None, None)),
        ("usb://1a86:7523/path/1-1.2:1.0", Usb("1a86", "7523", None, "1-1.2:1.0", None)),
        ("usb://0c2e:0b81/path/3-4?as=hidraw", Usb("0c2e", "0b81", None, "3-4", "hidraw")),
        ("hidraw:/dev/hidraw3", Node("hidraw", "/dev/hidraw3")),
        ("evdev:/dev/input/by-id/scanner-event-kbd", Node("evdev", "/dev/input/by-id/scanner-event-kbd")),
        ("usblp:/dev/usb/lp0", Node("usblp", "/dev/usb/lp0")),
        ("cups://receipts", Queue("receipts")),
    ],
)
def test_addresses(address: str, place: Place) -> None:
    assert parse_address(address) == place


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("", "a path begins with /"),
        ("ttyUSB0", "a path begins with /"),
        ("COM3:", "COM3: is not known"),
        ("/dev/usb/lp0", "write usblp:/dev/usb/lp0"),
        ("/dev/hidraw0", "write hidraw:/dev/hidraw0"),
        ("/dev/input/event4", "write evdev:/dev/input/event4"),
        ("hidraw:hidraw0", "comes a path"),
        ("socket://10.0.0.7", "socket://host:port"),
        ("socket://10.0.0.7:0", "socket://host:port"),
        ("socket://10.0.0.7:70000", "socket://host:port"),
        ("socket://user@host:9100", "socket://host:port"),
        ("usb://05e0/serial/1", "four hex digits"),
        ("usb://05e0:1701/serial/", "four hex digits"),
        ("usb://05e0:1701/path/ttyUSB0", "looks like 1-1.2:1.0"),
        ("usb://05e0:1701/serial/1?as=keyboard", "there are tty, hidraw"),
        ("cups:receipts", "the name of one queue"),
        ("cups://a/b", "the name of one queue"),
    ],
)
def test_a_wrong_address_says_what_to_write(address: str, advice: str) -> None:
    with pytest.raises(BadAddress) as told:
        parse_address(address)
    assert advice in told.value.reason
    assert told.value.address == address


def test_an_address_of_a_seen_port_reads_back(machine: Machine) -> None:
    machine.plug("acm", "ttyACM0", serial="a/b?c d")
    machine.plug("evdev", "event4", at="1-2", ids="0c2e:0b81", serial="17")
    for port in seen_ports(machine.root):
        assert resolve(parse_address(port.address), seen_ports(machine.root)) == Node(port.form, port.node)


def test_everything_that_could_be_a_device_is_seen(machine: Machine) -> None:
    machine.plug("usb-serial", "ttyUSB0", at="1-1.2", ids="1a86:7523")
    machine.plug("acm", "ttyACM0", at="1-3", ids="05e0:1701", serial="21001B")
    machine.plug("usblp", "lp0", at="1-4", ids="04b8:0202", serial="J5")
    machine.plug("hidraw", "hidraw0", at="2-1", ids="0c2e:0b81", interface=1)
    machine.plug("evdev", "event4", at="2-2", ids="05f9:2206", serial="S1")
    machine.solder("ttyS0", by_path="pci-0000:00:1f.0")
    ports = {port.node: port for port in seen_ports(machine.root)}
    assert {node: (port.form, port.address) for node, port in ports.items()} == {
        "/dev/ttyUSB0": ("tty", "usb://1a86:7523/path/1-1.2:1.0"),
        "/dev/ttyACM0": ("tty", "usb://05e0:1701/serial/21001B"),
        "/dev/usb/lp0": ("usblp", "usb://04b8:0202/serial/J5?as=usblp"),
        "/dev/hidraw0": ("hidraw", "usb://0c2e:0b81/path/2-1:1.1?as=hidraw"),
        "/dev/input/event4": ("evdev", "usb://05f9:2206/serial/S1?as=evdev"),
        "/dev/ttyS0": ("tty", "/dev/serial/by-path/pci-0000:00:1f.0"),
    }
    scanner = ports["/dev/ttyACM0"]
    assert (scanner.vid, scanner.pid, scanner.serial, scanner.maker, scanner.product) == (
        "05e0",
        "1701",
        "21001B",
        "Maker",
        "Thing",
    )


def test_what_is_no_device_of_a_shop_is_not_seen(machine: Machine) -> None:
    machine.solder("ttyS1", kind="0")
    machine.plug("evdev", "event0", keys=POWER_BUTTON)
    machine.plug("usb-serial", "console")
    assert seen_ports(machine.root) == ()


def test_a_machine_without_such_tables_has_no_ports(tmp_path: Path) -> None:
    assert seen_ports(tmp_path) == ()


def test_equal_devices_are_told_apart_by_where_they_are_plugged_in(machine: Machine) -> None:
    machine.plug("usb-serial", "ttyUSB0", at="1-1")
    machine.plug("usb-serial", "ttyUSB1", at="1-2")
    machine.plug("acm", "ttyACM0", at="1-3", ids="0416:5011", serial="0001")
    machine.plug("acm", "ttyACM1", at="1-4", ids="0416:5011", serial="0001")
    machine.plug("acm", "ttyACM2", at="1-5", ids="0416:5012", serial="00000")
    addresses = [port.address for port in seen_ports(machine.root)]
    assert addresses == [
        "usb://0416:5011/path/1-3:1.0",
        "usb://0416:5011/path/1-4:1.0",
        "usb://0416:5012/path/1-5:1.0",
        "usb://1a86:7523/path/1-1:1.0",
        "usb://1a86:7523/path/1-2:1.0",
    ]


def test_two_equal_adapters_never_swap(machine: Machine) -> None:
    machine.plug("usb-serial", "ttyUSB0", at="1-1")
    machine.plug("usb-serial", "ttyUSB1", at="1-2")
    left, right = parse_address("usb://1a86:7523/path/1-1:1.0"), parse_address("usb://1a86:7523/path/1-2:1.0")
    assert resolve(left, seen_ports(machine.root)) == Node("tty", "/dev/ttyUSB0")
    machine.unplug("ttyUSB0")
    machine.unplug("ttyUSB1")
    machine.plug("usb-serial", "ttyUSB0", at="1-2")
    machine.plug("usb-serial", "ttyUSB1", at="1-1")
    ports = seen_ports(machine.root)
    assert (resolve(left, ports), resolve(right, ports)) == (Node("tty", "/dev/ttyUSB1"), Node("tty", "/dev/ttyUSB0"))
    machine.unplug("ttyUSB1")
    with pytest.raises(CannotOpen) as told:
        resolve(left, seen_ports(machine.root))
    assert told.value.reason == "absent"


def test_another_device_in_the_same_socket_is_not_the_device(machine: Machine) -> None:
    machine.plug("usb-serial", "ttyUSB0", at="1-1", ids="0403:6001")
    with pytest.raises(CannotOpen):
        resolve(parse_address("usb://1a86:7523/path/1-1:1.0"), seen_ports(machine.root))


def test_a_serial_number_that_two_have_is_no_identity(machine: Machine) -> None:
    machine.plug("acm", "ttyACM0", at="1-3", ids="0416:5011", serial="0001")
    accepted = seen_ports(machine.root)[0].address
    assert accepted == "usb://0416:5011/serial/0001"
    machine.plug("acm", "ttyACM1", at="1-4", ids="0416:5011", serial="0001")
    with pytest.raises(CannotOpen, match=r"ttyACM0 and /dev/ttyACM1 fit; name it by its USB path") as told:
        resolve(parse_address(accepted), seen_ports(machine.root))
    assert told.value.reason == "ambiguous"


def test_a_device_with_several_nodes_is_opened_as_asked(machine: Machine) -> None:
    machine.plug("hidraw", "hidraw2", at="1-1", ids="0c2e:0b81", serial="17")
    machine.plug("evdev", "event9", at="1-1", ids="0c2e:0b81", serial="17", interface=1)
    ports = seen_ports(machine.root)
    assert resolve(parse_address("usb://0c2e:0b81/serial/17?as=evdev"), ports) == Node("evdev", "/dev/input/event9")
    assert resolve(parse_address("usb://0c2e:0b81/serial/17"), ports) == Node("hidraw", "/dev/hidraw2")
    with pytest.raises(CannotOpen):
        resolve(parse_address("usb://0c2e:0b81/serial/17?as=tty"), ports)


def test_the_mark_changes_with_the_device_and_not_otherwise(machine: Machine) -> None:
    place = parse_address("usb://1a86:7523/path/1-1:1.0")
    assert mark_of(place, seen_ports(machine.root), machine.root) is None
    machine.plug("usb-serial", "ttyUSB0")
    first = mark_of(place, seen_ports(machine.root), machine.root)
    assert first is not None
    assert mark_of(place, seen_ports(machine.root), machine.root) == first
    machine.unplug("ttyUSB0")
    machine.plug("usb-serial", "ttyUSB0")
    assert mark_of(place, seen_ports(machine.root), machine.root) not in (None, first)
    assert mark_of(parse_address("socket://10.0.0.7:9100"), ()) is None


def test_the_mark_of_a_link_changes_with_what_it_leads_to(tmp_path: Path) -> None:
    node, link = tmp_path / "node", tmp_path / "link"
    link.symlink_to("node")
    place = parse_address("/link")
    assert mark_of(place, (), tmp_path) is None
    node.touch()
    first = mark_of(place, (), tmp_path)
    assert first is not None
    node.unlink()
    assert mark_of(place, (), tmp_path) is None
    node.touch()
    assert mark_of(place, (), tmp_path) not in (None, first)


def test_the_node_of_an_address_is_known_through_links(machine: Machine) -> None:
    machine.plug("usb-serial", "ttyUSB0")
    machine.plug("usb-serial", "ttyUSB1", at="1-2", to="/dev/zero")
    link = machine.root / "dev/serial/by-id/usb-Maker"
    link.parent.mkdir(parents=True)
    link.symlink_to("../../ttyUSB0")
    ports = seen_ports(machine.root)
    assert node_of("/dev/serial/by-id/usb-Maker", ports, machine.root) == "/dev/ttyUSB0"
    assert node_of("usb://1a86:7523/path/1-2:1.0", ports, machine.root) == "/dev/ttyUSB1"
    assert node_of("/dev/ttyUSB7", ports, machine.root) is None
    assert node_of("socket://10.0.0.7:9100", ports, machine.root) is None
    assert node_of("nonsense", ports, machine.root) is None


def test_a_watch_that_is_told_nothing_looks_by_itself(machine: Machine) -> None:
    told: list[int] = []
    watch = PortWatch(lambda: told.append(1), machine.root, lambda: None, every=0.02)
    watch.start()
    try:
        machine.plug("usb-serial", "ttyUSB0")
        until(lambda: watch.ports, "the new port")
        machine.unplug("ttyUSB0")
        until(lambda: not watch.ports, "its end")
    finally:
        watch.close()
    assert len(told) >= 2


def test_a_watch_looks_when_the_kernel_tells_of_a_port_and_only_then(machine: Machine) -> None:
    kernel, ours = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    told = threading.Event()
    watch = PortWatch(told.set, machine.root, lambda: ours)
    watch.start()
    try:
        machine.plug("usb-serial", "ttyUSB0")
        kernel.send(b"add@/devices/sda\0ACTION=add\0SUBSYSTEM=block\0")
        assert not told.wait(0.3)
        kernel.send(b"add@/devices/ttyUSB0\0ACTION=add\0SUBSYSTEM=tty\0SEQNUM=1\0")
        assert told.wait(5)
        assert [port.node for port in watch.ports] == ["/dev/ttyUSB0"]
    finally:
        watch.close()
        kernel.close()
