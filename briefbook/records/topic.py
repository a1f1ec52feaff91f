"""What is talked about."""

from sqlmodel import Field

from briefbook.records.column import Detail


class Topic(Detail, table=True):
    """A subject of talking points, perhaps under a wider one."""

    parent_id: int | None = Field(default=None, foreign_key="topic.id", ondelete="SET NULL")
