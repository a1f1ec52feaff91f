"""Kept bytes, such as photographs: whether they are those that were taken."""

import hashlib
from collections.abc import Iterator

from briefbook.store.schema import Connection
from briefbook.store.verify.damage import Damage, DamageKind, name_place


def find_attachment_damage(connection: Connection) -> Iterator[Damage]:
    """Attachments whose bytes do not hash to what their row says; one is in memory at a time."""
    for row_id, sha256, kept in connection.execute("SELECT id, sha256, bytes FROM attachment ORDER BY id"):
        if not isinstance(kept, bytes) or hashlib.sha256(kept).hexdigest() != sha256:
            words = f"The bytes of attachment {row_id} are not those that were taken."
            yield Damage(DamageKind.ATTACHMENT, name_place("attachment", row_id, "bytes"), words)
