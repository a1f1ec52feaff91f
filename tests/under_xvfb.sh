#!/bin/sh
# Run a command on a display of its own (Xvfb with openbox), or offscreen where there is no Xvfb.
set -u

if ! command -v Xvfb >/dev/null; then
    echo "No Xvfb here: the journeys run offscreen." >&2
    QT_QPA_PLATFORM=offscreen exec "$@"
fi

manager=""
folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/display" 2>"$folder/log" &
server=$!
trap 'kill $manager $server 2>/dev/null; rm -rf "$folder"' EXIT
tries=0
while [ ! -s "$folder/display" ] && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
if [ ! -s "$folder/display" ]; then
    cat "$folder/log" >&2
    exit 1
fi

DISPLAY=":$(cat "$folder/display")"
export DISPLAY
unset WAYLAND_DISPLAY
if command -v openbox >/dev/null; then
    openbox >/dev/null 2>&1 &
    manager=$!
fi
QT_QPA_PLATFORM=xcb "$@"
