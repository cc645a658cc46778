"""What a scan names, in the shop's own words: a marking code or a weighed piece is, before all, a product."""

from pos_bridge.bridge import Scanned


def named_by(scan: Scanned) -> str | None:
    """The text by which the shop knows the thing: the product number inside a GS1 code, the number of weighed goods without their
    weight, else what was read.

    None for the digits beside an EAN that came alone: they name nothing, and the number they belong to came before them.
    A number of 14 digits that does not begin with 0 is a box of several: it names no product and stays as it was read.
    """
    if scan.symbology == "addon":
        return None
    if scan.in_store is not None:
        return str(scan.in_store["code"])
    gtin = scan.gs1.get("gtin", "") if scan.gs1 else ""
    if len(gtin) != 14 or gtin[0] != "0":
        return scan.text
    return gtin[6:] if gtin.startswith("000000") else gtin[1:]
