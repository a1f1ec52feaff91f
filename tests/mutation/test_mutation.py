"""Damaged and hostile libraries at every door: none breaks the program, and none is written."""

from pathlib import Path

from tests.mutation.trial import Trial

FILES, SEED = 300, 20


def test_no_mutated_library_breaks_a_door_or_is_written(tmp_path: Path) -> None:
    said: list[str] = []
    trial = Trial(tmp_path / "trial", SEED, said.append)
    faults = trial.run(0, FILES)
    print(trial.describe())
    assert not faults, "\n".join(said)
    assert all(tally.files for tally in trial.tallies.values())
    assert sum(tally.sound for tally in trial.tallies.values()) == 2 * (FILES // 50)
