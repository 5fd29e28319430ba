#!/bin/sh
# Brings .venv to exactly what requirements/dev.lock names, with uv, or with pip where uv cannot be had.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

with_uv() {
    .venv/bin/pip install --quiet --require-hashes -r requirements/bootstrap.lock || return 1
    export VIRTUAL_ENV="$PWD/.venv"
    .venv/bin/python -m uv pip sync --quiet --require-hashes requirements/dev.lock || return 1
    .venv/bin/python -m uv pip install --quiet --no-deps --no-build-isolation -e .
}

with_pip() {
    .venv/bin/pip install --quiet --require-hashes -r requirements/dev.lock
    .venv/bin/pip install --quiet --no-deps --no-build-isolation -e .
}

with_uv || {
    echo "uv did not do it; installing with pip, which takes a little longer." >&2
    with_pip
}
