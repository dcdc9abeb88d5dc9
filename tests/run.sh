#!/usr/bin/env bash
# Sets up, builds and runs every test. Usage: tests/run.sh [--sanitize] [--fuzz] [--tidy] [--reports] [--only GROUP]...
# --reports: 1,000 random reports through the form and three programs of others; every run has 60.
# CI=true adds --sanitize and --fuzz, and makes a missing tool a failure instead of a skip.
# Ends with one line: N passed, N failed[, N skipped].
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source service/setup.sh

if ! install_packages service/packages.txt tests/packages.txt; then
  # Without root the tests run with what there is; each that cannot is named as skipped.
  if [[ ${CI:-} == true ]] || ! command -v python3 >/dev/null; then
    printf '%s\n' "FAIL set-up: packages could not be installed" "0 passed, 1 failed"
    exit 1
  fi
fi
exec python3 tests/run.py "$@"
