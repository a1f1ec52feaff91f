"""Where in the book a place of the window is printed."""

from collections.abc import Mapping

from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

OF_LIST = {
    EntityKind.PERSON: "biographies",
    EntityKind.COMMITMENT: "commitments",
    EntityKind.SOURCE: "sources",
}


def find_page(place: Place, home: Place, anchors: Mapping[str, int]) -> int | None:
    """The page (from 0) on which a place stands, else the page of its tab; None for what is not printed."""
    for each in (place, home):
        for anchor in list_anchors(each):
            if anchor in anchors:
                return anchors[anchor]
    return None


def list_anchors(place: Place) -> list[str]:
    """The anchors at which a place may stand, the nearest first."""
    match place.kind:
        case "entity":
            return [f"person-{place.id}"]
        case "visit":
            return ["scene-setter"] if place.field == SectionKind.SCENE_SETTER else []
        case "programme" | "programme_item":
            return [f"programme-item-{place.id}", "programme"]
        case "book":
            return ["cover"]
        case "list":
            return [OF_LIST[EntityKind(place.field)]] if place.field in OF_LIST else []
        case kind:
            return [f"{kind}-{place.id}"]
