"""Makes mutated libraries, takes them through doors and prints the table; exit status 1 where there was a fault."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.mutation.trial import Trial


def main() -> int:
    """Run the trial of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="how many files")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--seed", type=int, default=1, help="what the files are made of; a file repeats with its seed")
    parser.add_argument("--folder", type=Path, help="where the files with faults stay, a new folder")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="mutation-"))
    trial = Trial(folder / str(options.seed), options.seed, print)
    faults = trial.run(options.first, options.files)
    print(trial.describe())
    print(f"Files with faults: {folder}" if faults else "No faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
