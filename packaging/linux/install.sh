#!/bin/sh
# Install Briefbook for the person who calls it, without root: `./install.sh`; `./install.sh --uninstall` takes it away again.
# Libraries, settings and backups are never touched. XDG_DATA_HOME and BRIEFBOOK_BIN say where else to put things.
set -eu

id="org.briefbook.Briefbook"
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=${BRIEFBOOK_BIN:-$HOME/.local/bin}
program="$data/briefbook/program"
list="$data/briefbook/installed-files"

run_if_there() {
    if command -v "$1" >/dev/null; then
        "$@" 2>/dev/null || true
    fi
}

refresh() {
    run_if_there update-desktop-database -q "$data/applications"
    run_if_there update-mime-database "$data/mime"
    run_if_there gtk-update-icon-cache -qtf "$data/icons/hicolor"
}

uninstall() {
    if [ -f "$list" ]; then
        while IFS= read -r file; do
            rm -f "$file"
        done <"$list"
        rm -f "$list"
    fi
    rm -rf "$program"
    rmdir "$data/briefbook" 2>/dev/null || true
}

if [ "${1:-}" = --uninstall ]; then
    uninstall
    refresh
    echo "Briefbook is gone. Your libraries and settings are where they were."
    exit 0
elif [ $# -gt 0 ]; then
    sed -n '2,3s/^# //p' "$0" >&2
    exit 2
fi

if ! needed=$(ldd "$here/lib/briefbook/_internal/PySide6/Qt/plugins/platforms/libqxcb.so" 2>&1) ||
    echo "$needed" | grep -q "not found"; then
    echo "Briefbook's window needs libraries that this system does not have:" >&2
    echo "$needed" | sed -n 's/^[[:space:]]*\(.*\) => not found.*/  \1/p' >&2
fi

uninstall
mkdir -p "$data/briefbook" "$bin"
cp -R "$here/lib/briefbook" "$program"
(cd "$here/share" && find . -type f ! -path './doc/*' | LC_ALL=C sort) | while IFS= read -r file; do
    target="$data/${file#./}"
    mkdir -p "$(dirname "$target")"
    cp "$here/share/$file" "$target"
    echo "$target" >>"$list"
done
sed -i "s|^\(Try\)\{0,1\}Exec=briefbook|\1Exec=$program/briefbook|" "$data/applications/$id.desktop"
ln -sf "$program/briefbook" "$bin/briefbook"
echo "$bin/briefbook" >>"$list"
refresh
echo "Briefbook is installed in $program. It stands in the menu of programs; ./install.sh --uninstall takes it away."
