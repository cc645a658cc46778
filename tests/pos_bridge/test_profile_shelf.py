"""A site's own texts over the shipped ones: what is in force, what survives an upgrade, what is told and not fatal."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.errors import BadProfile
from pos_bridge.profiles import GONE, Change, ProfileText, Shelf, SiteText, amended, changes, read_texts, toml_text

SHIPPED = read_texts(Path(__file__).parents[2] / "firmware_profiles")
TEXTS = {one.id: one.text for one in SHIPPED}
ZJIANG = TEXTS["zjiang-pos-5890"]

BASE = """# A printer.
schema = 1
id = "small"
vendor = "V"  # who makes it

[codepages]
cp866 = 17
cp437 = 0

# How it ends.
[cutter]
kind = "none"

[[vector]]
text = "a"
tx = "61"

[[vector]]
text = "b"
tx = "62"
"""


def shelf(shipped: dict[str, str], *site: SiteText) -> Shelf:
    return Shelf([ProfileText("printer", name, text, f"{name}.toml") for name, text in shipped.items()], site)


def site(text: str, base: str | None = BASE, name: str = "small") -> SiteText:
    return SiteText("printer", name, text, base)


def test_every_shipped_file_has_an_id_of_its_own() -> None:
    assert len(TEXTS) == len(SHIPPED)


def test_nothing_of_its_own_is_the_shipped_shelf() -> None:
    made = Shelf(SHIPPED)
    assert {one.origin for one in made.standings.values()} == {"shipped"}
    assert made.profiles.printer("zjiang-pos-5890").codepages["cp866"] == 59


def test_a_text_of_the_site_is_in_force_and_a_revert_brings_the_shipped_one_back() -> None:
    changed = ZJIANG.replace("cp866 = 59", "cp866 = 17")
    made = Shelf(SHIPPED, [SiteText("printer", "zjiang-pos-5890", changed, ZJIANG)])
    standing = made.standings["zjiang-pos-5890"]
    assert made.profiles.printer("zjiang-pos-5890").codepages["cp866"] == 17
    assert (standing.origin, standing.moved, standing.text, standing.shipped) == ("changed", False, changed, ZJIANG)
    same = Shelf(SHIPPED, [SiteText("printer", "zjiang-pos-5890", ZJIANG, ZJIANG)])
    assert same.standings["zjiang-pos-5890"].origin == "shipped"


def test_a_profile_of_its_own_may_extend_a_shipped_one() -> None:
    own = 'schema = 1\nid = "mine"\nextends = "small"\nvendor = "Me"\n'
    made = shelf({"small": BASE}, site(own, None, "mine"))
    assert made.standings["mine"].origin == "own"
    assert made.profiles.printer("mine").codepages == {"cp866": 17, "cp437": 0}


def test_after_an_upgrade_the_changes_of_the_site_lie_over_the_new_file() -> None:
    mine = BASE.replace("cp866 = 17", "cp866 = 7")
    upgraded = BASE.replace('kind = "none"', 'kind = "full"').replace("# A printer.", "# A printer, better known.")
    made = shelf({"small": upgraded}, site(mine))
    profile = made.profiles.printer("small")
    assert (profile.codepages["cp866"], profile.cutter.kind) == (7, "full")
    standing = made.standings["small"]
    assert standing.moved and standing.text == upgraded.replace("cp866 = 17", "cp866 = 7")


def test_a_text_that_no_longer_fits_is_told_and_the_shipped_one_is_used() -> None:
    mine = BASE.replace('kind = "none"', 'kind = "none"\nfeed_lines = 3')
    broken = mine.replace("feed_lines", "feed_miles")  # a key that this version does not know any more
    made = shelf({"small": BASE}, site(broken))
    standing = made.standings["small"]
    assert (standing.origin, standing.text) == ("shipped", BASE)
    assert standing.refused is not None and standing.refused.code == "unknown_key" and standing.refused.line == 13
    assert made.profiles.printer("small").cutter.feed_lines == 4


def test_one_bad_text_costs_only_itself_and_what_is_built_on_it() -> None:
    good = BASE.replace("cp866 = 17", "cp866 = 7")
    orphan = 'schema = 1\nid = "orphan"\nextends = "gone"\n'
    child = 'schema = 1\nid = "child"\nextends = "orphan"\n'
    made = shelf({"small": BASE}, site(good), site(child, None, "child"), site(orphan, None, "orphan"))
    assert made.profiles.printer("small").codepages["cp866"] == 7
    assert set(made.profiles.printers) == {"small"}
    assert {name: one.refused is not None for name, one in made.standings.items()} == {
        "small": False,
        "child": True,
        "orphan": True,
    }


def test_an_id_of_another_kind_is_not_taken() -> None:
    scanner = SiteText("scanner", "small", 'schema = 1\nid = "small"\n', None)
    made = shelf({"small": BASE}, scanner)
    refused = made.standings["small"].refused
    assert refused is not None and refused.code == "id_taken"
    assert made.profiles.printer("small").vendor == "V"


def test_a_draft_is_refused_with_its_line_and_for_the_sake_of_what_extends_it() -> None:
    child = 'schema = 1\nid = "child"\nextends = "small"\n[text]\npage = "cp437"\n'
    made = shelf({"small": BASE, "child": child})
    with pytest.raises(BadProfile) as wrong:
        made.check("printer", "small", BASE.replace("kind =", "knid ="))
    assert (wrong.value.code, wrong.value.line, wrong.value.facts["near"]) == ("unknown_key", 12, "kind")
    with pytest.raises(BadProfile) as child_wrong:
        made.check("printer", "small", BASE.replace("cp437 = 0\n", ""))
    assert child_wrong.value.code == "page_without_slot" and child_wrong.value.file == "child.toml"
    assert made.check("printer", "small", BASE)


@pytest.mark.parametrize(
    ("text", "line", "code", "facts"),
    [
        (BASE.replace("cp437 = 0", "cp437 = 300"), 8, "out_of_range", {"bound": "≤ 255"}),
        (BASE.replace('"none"', '"half"'), 12, "not_listed", {"value": "half", "known": "partial, full, none"}),
        (BASE.replace('tx = "62"', 'tx = "6"'), 20, "not_hex", {"key": "vector[2].tx"}),
        (BASE.replace('vendor = "V"', "vendor = 5"), 4, "wrong_type", {"wanted": "str", "got": "int"}),
        (BASE.replace("cp437 = 0", "cp437 ="), 8, "not_toml", {}),
        (BASE + "[[vector]]\ntext", 22, "not_toml", {}),
        ('schema = 1\nid = "small"\n', None, "missing_key", {"key": "codepages"}),
        ("a = " + "[" * 2000, 1, "not_toml", {}),
        ("a = " + "9" * 5000, 1, "not_toml", {}),
        (BASE.replace('vendor = "V"', "extends = [1]"), 4, "wrong_type", {"key": "extends"}),
    ],
)
def test_what_is_wrong_is_a_code_with_facts(text: str, line: int | None, code: str, facts: dict[str, str]) -> None:
    with pytest.raises(BadProfile) as wrong:
        shelf({"small": BASE}).check("printer", "small", text)
    assert (wrong.value.code, wrong.value.line) == (code, line)
    assert facts.items() <= wrong.value.facts.items()


# Changing a text


def test_changes_keep_comments_and_order() -> None:
    wanted = [
        Change(("codepages", "cp866"), 7),
        Change(("codepages", "cp1251"), 6),
        Change(("cutter", "kind"), GONE),
        Change(("source", "codepages", "url"), "here"),
        Change(("confirm",), "gs_r"),
        Change(("vector", 1, "tx"), "63"),
    ]
    text = amended(BASE, wanted)
    assert "# How it ends." in text and 'vendor = "V"  # who makes it\nconfirm = "gs_r"\n' in text
    assert "[codepages]\ncp866 = 7\ncp437 = 0\ncp1251 = 6\n" in text
    table = tomllib.loads(text)
    assert table["vector"][1]["tx"] == "63" and table["source"] == {"codepages": {"url": "here"}}
    assert "kind" not in table.get("cutter", {})


def test_what_cannot_be_done_by_lines_is_written_anew() -> None:
    text = 'schema = 1\nid = "x"\nquirks = [\n  "one",\n  "two",\n]\n'
    assert tomllib.loads(amended(text, [Change(("quirks",), ["three"])])) == {"schema": 1, "id": "x", "quirks": ["three"]}
    more = amended(BASE, [Change(("vector",), [{"text": "c", "tx": "63"}])])
    assert tomllib.loads(more)["vector"] == [{"text": "c", "tx": "63"}]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_written_anew_says_the_same(text: str) -> None:
    table = tomllib.loads(text)
    assert tomllib.loads(toml_text(table)) == table


LEAF = st.one_of(st.integers(-9, 300), st.booleans(), st.text(max_size=8), st.lists(st.integers(0, 9), max_size=3))
TABLE = st.dictionaries(st.text("abcé.\"'- ", min_size=1, max_size=4), LEAF, max_size=4)
DOCUMENT = st.dictionaries(st.sampled_from(["a", "b", "c d", "e.f"]), st.one_of(LEAF, TABLE), max_size=4)


@given(before=DOCUMENT, after=DOCUMENT)
def test_any_two_texts_are_led_into_each_other(before: dict[str, object], after: dict[str, object]) -> None:
    def bare(table: dict[str, object]) -> dict[str, object]:
        return {key: value for key, value in table.items() if value != {}}

    result = amended(toml_text(before), changes(before, after))
    assert bare(tomllib.loads(result)) == bare(after)
