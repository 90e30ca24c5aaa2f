#!/usr/bin/env bash
# Installs the clients that `npm run compat` tries: Debian's packages where apt-get and root are
# there, and the packages of this folder. What cannot be had, in the time given, is named; its
# tests are skipped, and nothing fails.
set -uo pipefail
cd "$(dirname "$0")"

debian=(kcat python3-confluent-kafka python3-kafka python3-lz4 python3-snappy python3-zstandard
  librdkafka-dev)

say() { echo "compat: $*" >&2; }

lacking() {
  local package
  for package in "${debian[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      echo "$package"
  done
}

# Only what the network may keep waiting is bounded: half an installation helps nobody.
install_debian() {
  local package bounded=(timeout 120 apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20)
  export DEBIAN_FRONTEND=noninteractive
  "${bounded[@]}" update || return
  for package in "$@"; do
    "${bounded[@]}" install -y --download-only "$package" &&
      apt-get -qq install -y --no-download "$package"
  done
}

if ! command -v dpkg-query >/dev/null; then
  say 'no dpkg here; clients of the system are tried if they are there'
else
  mapfile -t wanted < <(lacking)
  if [ "${#wanted[@]}" -gt 0 ] && [ "$(id -u)" -eq 0 ]; then
    install_debian "${wanted[@]}" >/dev/null 2>&1
    mapfile -t wanted < <(lacking)
  fi
  [ "${#wanted[@]}" -eq 0 ] || say "not installed: ${wanted[*]}"
fi

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
