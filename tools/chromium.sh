#!/bin/sh
# Puts Debian's Chromium in place for the browser tests when it may; says plainly when it may not. Never fails.
set -u

works() { [ -x /usr/bin/chromium ] && /usr/bin/chromium --version >/dev/null 2>&1; }

if works; then exit 0; fi
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" 2>/dev/null; fi
}
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing Chromium for the browser tests."
    as_root apt-get update -qq >/dev/null 2>&1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1
fi
works || echo "The browser tests will be skipped: there is no working /usr/bin/chromium, and it could not be installed" \
    "from here. As root: apt-get install chromium."
exit 0
