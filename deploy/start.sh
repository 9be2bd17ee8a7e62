#!/bin/sh
# Starts the dashboard once its record has been opened and verified, and the settings of sign-in where there are any:
# start.sh [OPTION OF STREAMLIT …]
# Runs as an ordinary user on a tree that it cannot write to. Whatever it does write goes to DASHBOARD_STATE, the one
# folder that has to be writable. PYTHON names the interpreter of the installed environment.
set -eu

cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
state=${DASHBOARD_STATE:?names the one folder that may be written to}

mkdir -p "$state/tmp"
export HOME="$state" TMPDIR="$state/tmp" PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
"$python" -m data ready
if [ "${DASHBOARD_ROLES+set}" ]; then "$python" -m utils.sign_in; fi
exec "$python" -m streamlit run dashboard.py \
  --server.address="${DASHBOARD_ADDRESS:-127.0.0.1}" --server.port="${DASHBOARD_PORT:-8501}" "$@"
