#!/bin/sh
# Put a uv of the project's own into .tools/, pinned to the version that wrote uv.lock, and print the Python it is to use.
set -eu

version="0.13.9"
cd "$(dirname "$0")/../.."

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo "Briefbook needs Python 3.11 or newer. Type: sudo apt-get install python3" >&2
    return 1
}

install_venv() {
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! command -v apt-get >/dev/null; then
        root="false"
    elif [ "$(id -u)" = 0 ]; then
        root="env"
    else
        root="sudo -n"
    fi
    if ! { $root true && $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends "$package"; } \
        >/dev/null 2>&1; then
        echo "Python's venv module is missing. Type: sudo apt-get install $package" >&2
        return 1
    fi
}

python=$(find_python)
if ! .tools/bin/uv --version 2>/dev/null | grep -q "^uv $version"; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv
    "$python" -m venv --clear .tools >&2
    .tools/bin/pip install --quiet --disable-pip-version-check "uv==$version" >&2
fi
echo "$python"
