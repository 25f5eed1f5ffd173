#!/bin/sh
# Writes the hashed requirement files from pyproject.toml. Needs `uv` on the PATH; run it after changing a dependency.
set -eu
cd "$(dirname "$0")/.."
export_to() {
    out=$1; shift
    uv export --quiet --format requirements-txt --no-emit-project --no-header --no-annotate --no-default-groups "$@" > "requirements/$out"
}
uv lock --quiet --upgrade
export_to run.txt --group build
export_to node.txt --only-group node
export_to postgres.txt --group build --extra postgres
export_to dev.txt --group build --group dev
