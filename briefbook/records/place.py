"""Where things are."""

from sqlmodel import Field

from briefbook.records.column import Detail


class Country(Detail, table=True):
    """A country; `iso_code` is ISO 3166-1 alpha-2 or empty."""

    iso_code: str = ""


class Place(Detail, table=True):
    """A city or a building; `time_zone` is a name of the IANA database or empty."""

    country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")
    time_zone: str = ""
