"""The fonts and icons that ship: each opens, is of the kind the PDF writer takes, and has its licence beside it."""

import runpy
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz

import briefbook.resources
from briefbook.resources import resource_path

FONTS: list[dict[str, Any]] = tomllib.loads(resource_path("fonts", "fonts.toml").read_text(encoding="utf-8"))["font"]
ICONS = sorted(resource_path("icons").glob("*.svg"))
SAMPLES = {
    "Latn": "Ångström façade Łódź Ghāziābād naïve Œuvre – “quoted” … €",
    "Cyrl": "Руритания Їжак Ђорђе",
    "Grek": "Ελλάδα Άργος ψηφίδα",
    "Deva": "विदेश मंत्री क्षेत्रीय सहयोग",
    "Jpan": "外務大臣は、戦略対話「第十八回」を行う。",
    "Hani": "日本国外務省",
    "Hira": "がいむだいじん",
    "Kana": "ガイムダイジン",
    "Arab": "وزير الخارجية",
    "Hebr": "שר החוץ",
    "Thai": "กระทรวงการต่างประเทศ",
    "Laoo": "ກະຊວງການຕ່າງປະເທດ",
    "Khmr": "ក្រសួងការបរទេស",
    "Mymr": "နိုင်ငံခြားရေးဝန်ကြီးဌာန",
    "Beng": "পররাষ্ট্র মন্ত্রণালয়",
    "Taml": "வெளியுறவு அமைச்சகம்",
    "Telu": "విదేశాంగ మంత్రిత్వ శాఖ",
    "Knda": "ವಿದೇಶಾಂಗ ಸಚಿವಾಲಯ",
    "Mlym": "വിദേശകാര്യ മന്ത്രാലയം",
    "Gujr": "વિદેશ મંત્રાલય",
    "Guru": "ਵਿਦੇਸ਼ ਮੰਤਰਾਲਾ",
    "Orya": "ବୈଦେଶିକ ମନ୍ତ୍ରଣାଳୟ",
    "Sinh": "විදේශ අමාත්‍යාංශය",
    "Geor": "საგარეო საქმეთა სამინისტრო",
    "Armn": "Արտաքին գործերի նախարարություն",
    "Ethi": "የውጭ ጉዳይ ሚኒስቴር",
    "Tibt": "ཕྱི་སྲིད་ལྷན་ཁག",
    "Mong": "ᠭᠠᠳᠠᠭᠠᠳᠤ",
    "Thaa": "ދިވެހިރާއްޖެ",
    "Syrc": "ܐܬܘܪܝܐ",
    "Tfng": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "Kore": "외교부 장관",
    "Hang": "한국",
    "Hans": "外交部长",
    "Hant": "外交部長",
    "Bopo": "ㄅㄆㄇ",
    "Zsye": "😀🤝",
}
# Fonts of all Chinese characters and of all emoji are large, Tibetan's too; the others have one weight or few readers.
ONE_WEIGHT = {"Kore", "Hang", "Hans", "Hant", "Bopo", "Zsye", "Tibt", "Mong", "Thaa", "Syrc", "Tfng"}
SHAPELESS = {"\u200d"}


def open_face(file: str) -> uharfbuzz.Face:
    """The face in a shipped font file."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(resource_path("fonts", file)))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_a_font_has_outlines_its_scripts_and_its_licence(font: dict[str, Any]) -> None:
    face = open_face(font["file"])
    assert "glyf" in face.table_tags, "only TrueType outlines can be embedded"
    assert "fvar" not in face.table_tags, "only static fonts can be embedded"
    wanted = {character for script in font["scripts"] for character in SAMPLES[script]}
    assert wanted - {" "} - SHAPELESS <= {chr(code) for code in face.unicodes}
    licence = " ".join(resource_path("fonts", font["licence"]).read_text(encoding="utf-8").split())
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_a_font_is_the_weight_and_style_it_is_listed_as(font: dict[str, Any]) -> None:
    os2 = open_face(font["file"]).reference_table("OS/2").data
    assert int.from_bytes(os2[4:6], "big") == font["weight"]
    assert bool(os2[63] & 1) == (font["style"] == "italic")


def test_the_list_and_the_folder_hold_the_same_fonts() -> None:
    listed = {font["file"] for font in FONTS} | {font["licence"] for font in FONTS}
    assert listed == {path.name for path in resource_path("fonts").iterdir()} - {"fonts.toml"}


def test_every_script_has_a_regular_and_all_but_the_large_ones_a_bold() -> None:
    for script in SAMPLES:
        weights = {font["weight"] for font in FONTS if script in font["scripts"]}
        assert weights >= ({400} if script in ONE_WEIGHT else {400, 700}), script


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_can_be_recoloured_and_has_one_stroke(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("viewBox") == "0 0 24 24"


def test_the_icons_have_their_licence_and_the_program_its_own() -> None:
    assert "ISC License" in resource_path("icons", "LICENSE").read_text(encoding="utf-8")
    assert (
        ElementTree.fromstring(resource_path("icons", "app", "briefbook.svg").read_text(encoding="utf-8")) is not None
    )


@pytest.mark.parametrize(
    ("module", "resources", "guide", "frozen"),
    [
        ("briefbook/resources.py", "resources", "docs", None),
        (
            "site-packages/briefbook/resources.py",
            "site-packages/briefbook/_resources",
            "site-packages/briefbook/_resources",
            None,
        ),
        (
            "archive/briefbook/resources.py",
            "_internal/briefbook/_resources",
            "_internal/briefbook/_resources",
            "_internal",
        ),
    ],
    ids=["checkout", "wheel", "frozen"],
)
def test_the_resources_are_found_wherever_the_program_lives(
    module: str, resources: str, guide: str, frozen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / module
    copy.parent.mkdir(parents=True)
    copy.write_text(Path(briefbook.resources.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / resources).mkdir(parents=True)
    if frozen:
        monkeypatch.setattr("sys._MEIPASS", str(tmp_path / frozen), raising=False)
    find = runpy.run_path(str(copy))["resource_path"]
    assert find("fonts", "fonts.toml") == tmp_path / resources / "fonts" / "fonts.toml"
    assert find("guide", "guide.toml") == tmp_path / guide / "guide" / "guide.toml"


def test_what_ships_is_what_a_checkout_has() -> None:
    root = Path(briefbook.resources.__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    places = {
        target.removeprefix("briefbook/_resources").strip("/"): root / source for source, target in shipped.items()
    }
    assert places.pop("") == resource_path()
    assert places == {name: resource_path(name) for name in places}
    assert "guide" in places
