#!/usr/bin/env bash
# Installs those of Debian's packages that are not here:
#
#     scripts/debian.sh PACKAGE ...
#
# where apt-get and root are there, and in the time given. What cannot be had is named, and nothing
# fails: who needs it is skipped by name.
set -uo pipefail

say() { echo "debian: $*" >&2; }

lacking() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      echo "$package"
  done
}

# Only what the network may keep waiting is bounded: half an installation helps nobody.
install() {
  local package bounded=(timeout 120 apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20)
  export DEBIAN_FRONTEND=noninteractive
  "${bounded[@]}" update || return
  for package in "$@"; do
    "${bounded[@]}" install -y --download-only "$package" &&
      apt-get -qq install -y --no-download "$package"
  done
}

if ! command -v dpkg-query >/dev/null; then
  say "no dpkg here; what is there of $* is used"
  exit 0
fi
mapfile -t wanted < <(lacking "$@")
if [ "${#wanted[@]}" -gt 0 ] && [ "$(id -u)" -eq 0 ]; then
  install "${wanted[@]}" >/dev/null 2>&1
  mapfile -t wanted < <(lacking "$@")
fi
[ "${#wanted[@]}" -eq 0 ] || say "not installed: ${wanted[*]}"
