#!/bin/sh
# Makes .venv with the first Python that will do, and installs Debian's venv package where that is missing.
# usage: tools/make-venv.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

choose_python() {
    for candidate in ${1:-python3.11 python3 python3.12 python3.13 python3.14}; do
        if recent "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Palabre needs Python 3.11 or later, and ${1:-no python on the PATH} is not. Install it (on Debian:" \
        "apt-get install python3), or name yours: make PYTHON=/path/to/python3.11" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" 2>/dev/null; fi
}

install_venv_package() {
    package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    echo "This Python comes without venv; trying to install $package." >&2
    if as_root apt-get update -qq >&2 && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >&2
    then
        return
    fi
    echo "Please install $package as root (apt-get install $package), then run make again." >&2
    exit 1
}

python="$(choose_python "${1:-}")"
"$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv_package "$python"
"$python" -m venv --clear .venv
