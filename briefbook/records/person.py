"""People, the posts and organisations they hold, and when."""

from sqlmodel import Field

from briefbook.records.column import Detail, Filled, Row


class Organisation(Detail, table=True):
    """A ministry, an agency, a company, or whoever acts as one body."""

    parent_id: int | None = Field(default=None, foreign_key="organisation.id", ondelete="SET NULL")
    country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")


class Post(Detail, table=True):
    """An office that exists without its holder."""

    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", ondelete="SET NULL")
    country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")


class Person(Detail, table=True):
    """A person, with a photo perhaps."""

    country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")
    photo_id: int | None = Field(default=None, foreign_key="attachment.id", ondelete="SET NULL")


class Membership(Row, table=True):
    """A person in a post or an organisation; an empty date is unknown, `..` is open."""

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE")
    post_id: int | None = Field(default=None, foreign_key="post.id", ondelete="CASCADE")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", ondelete="CASCADE")
    label: str = ""
    from_edtf: str = ""
    to_edtf: str = ""


class Attestation(Row, table=True):
    """A day on which a source shows a membership."""

    membership_id: int = Field(foreign_key="membership.id", ondelete="CASCADE")
    on_edtf: Filled
    source_id: int | None = Field(default=None, foreign_key="source.id", ondelete="SET NULL")
