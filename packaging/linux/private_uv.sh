#!/bin/sh
# Put a uv of the project's own into .tools/, pinned to the version that wrote uv.lock, and print the Python it is to use.
set -eu

version="0.13.9"
cd "$(dirname "$0")/../.."

python=""
for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$("$candidate" -c 'import sys; print(sys.executable)')
        break
    fi
done
if [ -z "$python" ]; then
    echo "Briefbook needs Python 3.11 or newer. Type: sudo apt-get install python3" >&2
    exit 1
fi

if ! .tools/bin/uv --version 2>/dev/null | grep -q "^uv $version"; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq >&2
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2
        else
            echo "Python's venv module is missing. Type: sudo apt-get install $package" >&2
            exit 1
        fi
    fi
    "$python" -m venv --clear .tools >&2
    .tools/bin/pip install --quiet --disable-pip-version-check "uv==$version" >&2
fi
echo "$python"
