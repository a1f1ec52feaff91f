#!/bin/sh
# Run every test: a folder after the other on each processor, what takes longest first; what a folder says comes whole.
set -u
cd "$(dirname "$0")/.." || exit 1

mkdir -p build/tests
rm -f build/tests/*
# The journeys share one screen; the tests that lie in no folder go together, and those of the window in three heaps.
{
    printf '%s\n' tests/book "tests/ui/[a-d]*/" "tests/ui/[e-r]*/" "tests/ui/[s-z]*/ tests/ui/test_*.py" tests/store \
        tests/journeys tests/pdf tests/cli tests/mutation "tests/test_*.py"
    ls -d tests/*/ | sed 's|/$||' | grep -vE '/(ui|book|store|journeys|pdf|cli|mutation|benchmarks|__pycache__)$'
} | xargs -P "$(nproc)" -I '{}' sh -c '
    said="build/tests/$(echo "{}" | sed "s|tests/||g; s|/|-|g" | tr -cd "a-z_-").txt"
    runner=""
    if [ "{}" = tests/journeys ]; then runner=tests/under_xvfb.sh; fi
    # A folder without tests is none to fail for.
    $runner .venv/bin/pytest --durations=10 {} >"$said" 2>&1; status=$?
    cat "$said"
    [ "$status" -eq 0 ] || [ "$status" -eq 5 ]
'
