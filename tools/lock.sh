#!/usr/bin/env bash
# Writes requirements/*.lock from the lists in pyproject.toml: one resolution, with hashes, for Python 3.11 and later.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/python -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python .venv/bin/python "$@"
}

# Versions already in a lock are kept unless asked: `tools/lock.sh --upgrade`, or `--upgrade-package NAME`.
compile --group dev --group bootstrap -o requirements/dev.lock "$@"
compile -c requirements/dev.lock -o requirements/runtime.lock
.venv/bin/python -m uv pip compile --group bootstrap --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python .venv/bin/python \
    -c requirements/dev.lock -o requirements/bootstrap.lock
