"""What `verify` says: a line for each thing that is damaged, or JSON."""

from briefbook.cli.json_output import print_json
from briefbook.store.verify.damage import Verification


def print_damage(found: Verification, *, as_json: bool) -> None:
    """Print what was found."""
    if as_json:
        print_json(describe_verification(found))
        return
    for damage in found.damage:
        print(f"{damage.what}: {damage.message}")
    if found.ok:
        print("Nothing is damaged.")
    if found.backup:
        print(f"The rows were compared with the backup “{found.backup.name}”.")
    else:
        print("There is no backup to compare the rows with.")


def describe_verification(found: Verification) -> dict[str, object]:
    """The same as JSON can hold it; no backup is null."""
    damage = [{"what": each.what, "place": each.place, "message": each.message} for each in found.damage]
    return {"ok": found.ok, "damage": damage, "backup": str(found.backup) if found.backup else None}
