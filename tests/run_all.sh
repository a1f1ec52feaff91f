#!/bin/sh
# Run every test: a folder after the other on each processor, what takes longest first; what a folder says comes whole.
set -u
cd "$(dirname "$0")/.." || exit 1

mkdir -p build/tests
rm -f build/tests/*
# The journeys share one screen; the tests that lie in no folder go together.
{
    printf '%s\n' tests/ui tests/journeys tests/book tests/store tests/pdf tests/session tests/mutation
    ls -d tests/*/ | sed 's|/$||' | grep -vE '/(ui|journeys|book|store|pdf|session|mutation|benchmarks|__pycache__)$'
    echo "tests/test_*.py"
} | xargs -P "$(nproc)" -I '{}' sh -c '
    said="build/tests/$(basename "{}" | tr -d "*").txt"
    runner=""
    if [ "{}" = tests/journeys ]; then runner=tests/under_xvfb.sh; fi
    # A folder without tests is none to fail for.
    $runner .venv/bin/pytest --durations=10 {} >"$said" 2>&1; status=$?
    cat "$said"
    [ "$status" -eq 0 ] || [ "$status" -eq 5 ]
'
