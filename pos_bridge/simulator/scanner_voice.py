"""What a scanner of each family puts on the wire. Written from the protocols, not from the decoders that will read it."""

from binascii import crc_hqx

from pos_bridge.profiles import ScannerProfile

AIM = {
    "ean13": "]E0", "ean8": "]E4", "upca": "]E0", "upce": "]E0", "code128": "]C0", "gs1-128": "]C1", "code39": "]A0",
    "code93": "]G0", "codabar": "]F0", "itf": "]I0", "qr": "]Q1", "gs1-qr": "]Q3", "datamatrix": "]d1",
    "gs1-datamatrix": "]d2", "pdf417": "]L0", "aztec": "]z0", "databar": "]e0",
}  # fmt: skip
SYMBOL = {
    "ean13": "A", "ean8": "A", "upca": "A", "upce": "A", "code39": "B", "codabar": "C", "code128": "D", "code93": "E",
    "itf": "F", "gs1-128": "K",
}  # fmt: skip
SSI_TYPES = {
    "code39": 0x01, "codabar": 0x02, "code128": 0x03, "itf": 0x06, "code93": 0x07, "upca": 0x08, "upce": 0x09, "ean8": 0x0A,
    "ean13": 0x0B, "gs1-128": 0x0F, "pdf417": 0x11, "datamatrix": 0x1B, "gs1-datamatrix": 0x1B, "qr": 0x1C, "gs1-qr": 0x1C,
    "aztec": 0x2D, "databar": 0x30,
}  # fmt: skip
SSI_PART = 248
HID_PART = 56


def guessed(text: str) -> str:
    """What a code with this text most likely is."""
    if text.isascii() and text.isdigit() and len(text) in (8, 12, 13):
        return {8: "ean8", 12: "upca", 13: "ean13"}[len(text)]
    if "\x1d" in text:
        return "gs1-datamatrix"
    return "code128" if text.isascii() else "qr"


def spoken(profile: ScannerProfile, text: str, kind: str, charset: str = "utf-8") -> list[bytes]:
    """The packets of one scan; all but SSI, STX/ETX and long HID reports are one."""
    framing = profile.framing
    data = text.encode(charset)
    if framing.kind == "hid_pos":
        return _reports(data, AIM.get(kind, "]X0"))
    data = bytes.fromhex(framing.prefix) + _identified(profile, data, kind) + bytes.fromhex(framing.suffix)
    match framing.kind:
        case "stx_etx":
            return [b"\x02" + data + b"\x03"]
        case "ssi":
            return _ssi_packets(data, SSI_TYPES.get(kind, 0))
        case _:
            return [data + bytes.fromhex(framing.terminators)]


def ssi_packet(opcode: int, data: bytes = b"", status: int = 0) -> bytes:
    body = bytes((4 + len(data), opcode, 0, status)) + data
    return body + ((0x10000 - sum(body)) & 0xFFFF).to_bytes(2, "big")


def sent_again(packet: bytes) -> bytes:
    """The same SSI packet with its retransmit bit."""
    return ssi_packet(packet[1], packet[4:-2], packet[3] | 1)


def grow_reply(data: bytes) -> bytes:
    body = bytes((0, len(data))) + data
    return b"\x02\x00" + body + crc_hqx(body, 0).to_bytes(2, "big")


def _identified(profile: ScannerProfile, data: bytes, kind: str) -> bytes:
    code_id = profile.code_id
    signs = {
        "none": "",
        "aim": AIM.get(kind, "]X0"),
        "symbol": SYMBOL.get(kind, ""),
        "custom": next((sign for sign, meaning in code_id.ids.items() if meaning == kind), ""),
    }[code_id.scheme].encode()
    if code_id.lengths and signs and not kind.startswith(("ean", "upc")):
        signs += b"%02d" % len(data)
    return data + signs if code_id.position == "after" else signs + data


def _ssi_packets(data: bytes, kind: int) -> list[bytes]:
    parts = [data[at : at + SSI_PART] for at in range(0, len(data), SSI_PART)] or [b""]
    heads = [bytes((kind,)), *[b""] * (len(parts) - 1)]
    return [
        ssi_packet(0xF3, head + part, 0 if number == len(parts) else 2)
        for number, (head, part) in enumerate(zip(heads, parts, strict=True), 1)
    ]


def _reports(data: bytes, aim: str) -> list[bytes]:
    parts = [data[at : at + HID_PART] for at in range(0, len(data), HID_PART)]
    return [
        (bytes((2, len(part))) + aim.encode() + part).ljust(63, b"\0") + bytes((int(number < len(parts)),))
        for number, part in enumerate(parts, 1)
    ]
