#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests: the one in CHROMIUM, one on PATH, an installed
# Chrome. On Debian, where this account may install packages, it installs what is missing first.

find_browser() {
    if [ -n "$CHROMIUM" ]; then
        command -v "$CHROMIUM"
        return
    fi
    for browser in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        command -v "$browser" && return
    done
}

driver_starts() {
    .venv/bin/python -m playwright --version >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    [ -f /etc/debian_version ] && as_root true 2>/dev/null || return
    echo "Installing $* for the browser tests." >&2
    as_root apt-get update -qq >/dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

exec </dev/null
if [ -n "$CHROMIUM" ] && [ -z "$(find_browser)" ]; then
    echo "CHROMIUM is set to $CHROMIUM, which is no program: correct it or unset it." >&2
    exit 2
fi
[ -n "$(find_browser)" ] || install_packages chromium
driver_starts || install_packages libatomic1
if [ -z "$(find_browser)" ]; then
    echo "The browser tests need Chromium or Chrome: install one, or set CHROMIUM to its path." >&2
    exit 2
elif ! driver_starts; then
    echo "The browser tests' driver needs a library: install it (Debian: apt install libatomic1)." >&2
    exit 2
fi
find_browser
