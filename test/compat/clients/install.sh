#!/usr/bin/env bash
# Installs the clients that `npm run compat` tries: Debian's packages where apt-get and root are
# there, and the packages of this folder. What cannot be installed is named; its tests are skipped.
set -uo pipefail
cd "$(dirname "$0")"

packages=(kcat python3-confluent-kafka python3-kafka librdkafka-dev)

has_debian() { dpkg-query -W -f='${Status}\n' "${packages[@]}" 2>/dev/null | grep -c '^install ok'; }

if ! command -v dpkg-query >/dev/null; then
  echo 'compat: no dpkg here; clients of the system are tried if they are there' >&2
elif [ "$(has_debian)" -ne "${#packages[@]}" ]; then
  if [ "$(id -u)" -eq 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null && apt-get install -y -qq "${packages[@]}" >/dev/null ||
      echo "compat: apt-get could not install ${packages[*]}" >&2
  else
    echo "compat: not root: install ${packages[*]}" >&2
  fi
fi

# node-rdkafka is built against the system's librdkafka, with the headers of the Node that runs.
stamp=node_modules/.installed
# A client may ask for a newer Node than the oldest that Balsa runs on; npm hands on its own settings.
export npm_config_engine_strict=false
if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  node_home=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  if BUILD_LIBRDKAFKA=0 npm_config_nodedir=$node_home npm ci --no-audit --no-fund >/dev/null 2>&1; then
    touch "$stamp"
  else
    echo 'compat: node-rdkafka could not be built' >&2
    npm ci --ignore-scripts --no-audit --no-fund >/dev/null && rm -rf node_modules/node-rdkafka
  fi
fi
