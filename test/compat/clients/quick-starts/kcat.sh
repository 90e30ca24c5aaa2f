#!/usr/bin/env bash
# The calls of kcat's README: produce from stdin, list metadata, consume to the end.
set -euo pipefail
printf 'one\ntwo\nthree\n' | kcat -b "$1" -t syslog -p 0 -z snappy
kcat -L -b "$1" -t syslog >/dev/null
kcat -C -b "$1" -t syslog -p 0 -o -2 -e -q | paste -sd ' '
