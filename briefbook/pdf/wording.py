"""The few words the engine prints or speaks itself, apart so that a book in another language has its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates of the page furniture and of what a screen reader says of links."""

    page_of: str = "Page {page} of {pages}"
    blank_page: str = "This page is left blank"
    link_to_page: str = "Go to page {page}"
    link_to_address: str = "Open {address}"
    first_mark: str = "Back to where note {number} is cited"
    bullet: str = "○"
    photo_of: str = "Photograph of {name}"
