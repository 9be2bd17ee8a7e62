#!/bin/sh
# Fills a folder with every wheel that the dashboard needs, for a machine without a network: wheelhouse.sh FOLDER [OPTION …]
# The wheels suit machines like this one: the same system, processor and Python. For another kind, pass what `pip
# download` takes: --platform manylinux_2_28_x86_64 --python-version 3.13. PYTHON names another interpreter.
set -eu

folder=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder"
"${PYTHON:-python3}" -m pip download --disable-pip-version-check --no-input --quiet --only-binary :all: --require-hashes \
  --requirement "$here/requirements.txt" --dest "$folder" "$@"
cd "$folder"
sha256sum -- *.whl >SHA256SUMS
echo "$(wc -l <SHA256SUMS) wheels in $folder, $(du -sm . | cut -f1) MB"
