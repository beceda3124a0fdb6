#!/bin/sh
# Sees to it that there is a Chromium for the browser tests: the one that is there, else Debian's, else Playwright's.
# Usage: install.sh PATH_OF_PLAYWRIGHT
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if $as_root true 2>/dev/null && $as_root apt-get update -qq \
        && $as_root apt-get install -y -qq --no-install-recommends chromium libspeechd2 >/dev/null; then
        exit 0
    fi
fi
exec "$1" install chromium
