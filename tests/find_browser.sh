#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests: the one in CHROMIUM, one on PATH, an installed
# Chrome; on Debian, where this account may install packages, it installs Chromium first.

if [ -n "$CHROMIUM" ]; then
    command -v "$CHROMIUM" && exit
    echo "CHROMIUM is set to $CHROMIUM, which is no program; correct it or unset it." >&2
    exit 2
fi

find_browser() {
    for browser in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        command -v "$browser" && return
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_browser() {
    [ -f /etc/debian_version ] && as_root true 2>/dev/null || return
    echo "Installing Chromium for the browser tests." >&2
    as_root apt-get update -qq >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >&2
}

find_browser && exit
install_browser </dev/null && find_browser && exit
echo "The browser tests need Chromium or Chrome; install one, or set CHROMIUM to its path." >&2
exit 2
