#!/bin/sh
# Install the system libraries that Qt's wheels expect: `system_libraries.sh` to run, `system_libraries.sh test` to test,
# `system_libraries.sh package` to build packages, `system_libraries.sh package-test` to try them, `system_libraries.sh
# crash-test` to kill the program again and again; for Windows' installer `package-windows` and `package-windows-test`.
# Does nothing when they are there; without the right to install it says in one line what to type, and goes on.
set -u

libraries="libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libdbus-1.so.3 libfontconfig.so.1 libfreetype.so.6 libglib-2.0.so.0
libwayland-client.so.0 libwayland-cursor.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0
libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-xkb.so.1
libxkbcommon-x11.so.0 libxkbcommon.so.0"
packages="libegl1 libgl1 libx11-xcb1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libwayland-client0
libwayland-cursor0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"
commands=""
files=""

case "${1:-}" in
test)
    commands="Xvfb openbox pdftotext desktop-file-validate appstreamcli update-mime-database"
    files=/usr/share/unicode/Scripts.txt
    packages="$packages xvfb openbox poppler-utils desktop-file-utils appstream shared-mime-info unicode-data"
    ;;
package)
    commands="objdump zstd"
    packages="$packages binutils zstd"
    # Debian's Python is one file; what is frozen needs the library that comes in a package of its own.
    python=$("$(dirname "$0")/private_uv.sh") || exit 1
    library=$("$python" -c 'import sys; print(sys.base_prefix == "/usr" and "libpython3.%d" % sys.version_info[1] or "")')
    if [ -n "$library" ]; then
        libraries="$libraries $library.so.1.0"
        packages="$packages $library"
    fi
    ;;
package-test)
    commands="Xvfb openbox xwininfo debootstrap rpm dpkg-deb unshare"
    packages="$packages xvfb openbox x11-utils debootstrap rpm dpkg util-linux"
    ;;
crash-test)
    commands="Xvfb"
    packages="$packages xvfb"
    ;;
package-windows)
    commands="makensis x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres"
    packages="$packages nsis gcc-mingw-w64-x86-64-win32"
    ;;
package-windows-test)
    commands="makensis x86_64-w64-mingw32-gcc wine wineserver Xvfb openbox xwininfo"
    packages="$packages nsis gcc-mingw-w64-x86-64-win32 wine wine64 xvfb openbox x11-utils"
    ;;
esac

is_complete() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p) || return 1
    for library in $libraries; do
        case "$known" in *"$library "*) ;; *) return 1 ;; esac
    done
    for command in $commands; do
        command -v "$command" >/dev/null || return 1
    done
    for file in $files; do
        [ -e "$file" ] || return 1
    done
}

is_complete && exit 0

install="apt-get install -y --no-install-recommends $(echo $packages)"
if ! command -v apt-get >/dev/null; then
    echo "Briefbook's window needs the libraries of $(echo $packages): install them with your system's package tool." >&2
    exit 0
elif [ "$(id -u)" = 0 ]; then
    root=""
elif sudo -n true 2>/dev/null; then
    root="sudo"
else
    echo "Briefbook's window needs system libraries. Type: sudo $install" >&2
    exit 0
fi

echo "Installing the system libraries that Qt needs ..."
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq && $root $install -qq >/dev/null
