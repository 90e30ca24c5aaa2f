#!/usr/bin/env bash
# Lets a real Kafka write test/testdata/kafka/*/ anew from test/testdata/kafka/input.tsv.
set -euo pipefail
cd "$(dirname "$0")"
kept=$(cd ../testdata/kafka && pwd)
scratch=$(mktemp -d)
port=${PORT:-39092}
trap './kafka.sh stop "$scratch"; rm -rf "$scratch"' EXIT

./kafka.sh start "$scratch" "$port"
./kafka.sh run WriteTopics.java "127.0.0.1:$port" "$kept/input.tsv"
# A clean stop cuts the indexes to what is in them.
./kafka.sh stop "$scratch"
for topic in $(awk -F'\t' '$1 == "topic" { print $2 }' "$kept/input.tsv"); do
  rm -rf "${kept:?}/$topic"
  mkdir "$kept/$topic"
  for extension in log index timeindex txnindex; do
    file=$scratch/data/$topic-0/00000000000000000000.$extension
    if [ -s "$file" ]; then cp "$file" "$kept/$topic/"; fi
  done
done
ls -l "$kept"/*/
