"""Two programs that open, change, save and close one library as fast as they can, by every name that it has.

`python two_programs.py LIBRARY SECONDS SEED`, one of the two, waits for a line and then prints as JSON which topics it
saved, how often it was told that the library is open elsewhere, and what else it was told. Each removes lock files, as
a careless sync client may; the second name is a link, the third a hard link.
"""

import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from briefbook.edits.entity import create_entity
from briefbook.session import Session
from briefbook.store.errors import InUseError, StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.lock_file import LockFile
from briefbook.values.kind import EntityKind

MOST_SAVES = 4


def hammer(path: Path, seconds: float, seed: str) -> dict[str, object]:
    """What one of the programs did and was told."""
    chance, end = random.Random(seed), time.monotonic() + seconds
    names = (path, path.with_name("link.briefbook"), path.with_name("second.briefbook"))
    saved: list[str] = []
    told: Counter[str] = Counter()
    while time.monotonic() < end or not saved:
        name = chance.choice(names)
        if chance.random() < 0.5:
            LockFile(name).path.unlink(missing_ok=True)
        try:
            session = Session(LibraryFile.open(name))
        except StoreError as error:
            told["in use" if isinstance(error, InUseError) else str(error)] += 1
            time.sleep(chance.random() / 50)
            continue
        try:
            for _ in range(chance.randint(1, MOST_SAVES)):
                topic = f"{seed} {len(saved)}"
                create_entity(session, EntityKind.TOPIC, topic)
                session.save()
                saved.append(topic)
                if chance.random() < 0.5:
                    LockFile(name).path.unlink(missing_ok=True)
            session.close()
        except StoreError as error:
            told[str(error)] += 1
            session.close(discard_unsaved=True)
    return {"saved": saved, "in_use": told.pop("in use", 0), "told": dict(told)}


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(hammer(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3])))
