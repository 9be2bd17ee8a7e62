#!/bin/sh
# Installs what the dashboard needs, and nothing else, into a new environment: install.sh TARGET [WHEELS]
# Every package has to be the pinned one, by its hash. With WHEELS, a folder that wheelhouse.sh filled, no index and
# no network is asked for anything. Needs no root; writes to TARGET only. PYTHON names another interpreter.
set -eu

target=$1
wheels=${2:-}
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-python3}

"$python" -m venv "$target"
set -- --no-cache-dir --disable-pip-version-check --no-input --quiet --only-binary :all: --require-hashes
if [ -n "$wheels" ]; then
  set -- "$@" --no-index --find-links "$wheels"
fi
"$target/bin/python" -m pip install "$@" --requirement "$here/requirements.txt"
"$target/bin/python" -m pip check --disable-pip-version-check
