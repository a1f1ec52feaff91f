"""What is known of a schema is what is laid down."""

from contextlib import closing

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.schema import create_schema, fingerprint
from briefbook.store.sniff import KNOWN_FINGERPRINTS, SCHEMA_VERSION


def test_the_newest_fingerprint_is_that_of_a_new_file() -> None:
    with closing(sqlite.connect(":memory:")) as connection:
        create_schema(connection)
        assert KNOWN_FINGERPRINTS[SCHEMA_VERSION] == fingerprint(connection)
