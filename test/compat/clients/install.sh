#!/usr/bin/env bash
# Installs the clients that `npm run compat` tries: Debian's packages where apt-get and root are
# there, and the packages of this folder. What cannot be had, in the time given, is named; its
# tests are skipped, and nothing fails.
set -uo pipefail
cd "$(dirname "$0")"

say() { echo "compat: $*" >&2; }

../../../scripts/debian.sh kcat python3-confluent-kafka python3-kafka python3-lz4 python3-snappy \
  python3-zstandard librdkafka-dev

# node-rdkafka is built against the system's librdkafka, with the headers of the Node that runs.
stamp=node_modules/.installed
# A client may ask for a newer Node than the oldest that Balsa runs on; npm hands on its own settings.
export npm_config_engine_strict=false npm_config_fetch_retries=1
install_npm() { timeout --kill-after=10 240 npm ci --no-audit --no-fund "$@" >/dev/null 2>&1; }
if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  node_home=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  if BUILD_LIBRDKAFKA=0 npm_config_nodedir=$node_home install_npm; then
    touch "$stamp"
  elif install_npm --ignore-scripts; then
    say 'node-rdkafka could not be built'
    rm -rf node_modules/node-rdkafka
  else
    say 'npm could not install the clients for Node'
    rm -rf node_modules
  fi
fi
exit 0
