#!/usr/bin/env bash
# Sets up, builds, renders the example action plan and serves. Usage: service/run.sh [--once] [--port N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source service/setup.sh

once=false
port=8080
while (($#)); do
  case $1 in
    --once) once=true ;;
    --port) port=${2:?--port needs a number}; shift ;;
    *) echo "usage: service/run.sh [--once] [--port N]" >&2; exit 2 ;;
  esac
  shift
done
if [[ ! $port =~ ^[0-9]{1,5}$ ]] || ((10#$port > 65535)); then
  echo "service/run.sh: --port: write a number from 0 to 65535" >&2
  exit 2
fi
# Building takes minutes: who has the port already is told before.
if ! $once && ((10#$port > 0)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "service/run.sh: another program listens on port $port. Stop it, or take another: service/run.sh --port N" >&2
  exit 2
fi

install_packages service/packages.txt
# tests/run.sh shares this build; whoever comes first configures it, and the tests turn their own part on.
[[ -f build/build.ninja ]] || cmake --preset release -DPLANPRESS_TESTS=OFF >/dev/null
cmake --build build --target planpress planpress_share planpress_fonts

plan=tests/plan/data/surgeon.json
example=build/example/action-plan
mkdir -p build/example
build/planpress render action-plan "$plan" -o "$example.pdf"
build/planpress render action-plan "$plan" --format html -o "$example.html"

url=http://127.0.0.1:$port
cat <<END

From $plan:
  $example.pdf   $(stat -c %s "$example.pdf") bytes, tagged (PDF/UA-1) and archival (PDF/A-3a)
  $example.html  the same document as a web page

With the service running (service/run.sh), try:
  curl --data-binary @$plan -H 'Content-Type: application/json' $url/v1/documents/action-plan -o plan.pdf
  curl --data-binary @$plan -H 'Content-Type: application/json' -H 'Accept: text/html' $url/v1/documents/action-plan
  curl --data-binary @$plan -H 'Content-Type: application/json' $url/v1/validate
END
$once && exit 0
exec build/planpress serve --port "$port"
