#!/usr/bin/env bash
# A real Apache Kafka, resolved from Maven Central by the ordinary mvn client: an independent reader and
# writer of the files that Balsa shares with it. Needs a JDK of 17 or later, and mvn.
#
#   kafka.sh check              exit 0 if Java and mvn are here, else 3 and the name of what is missing
#   kafka.sh tool CLASS ...     runs one of Kafka's own tools, e.g. org.apache.kafka.tools.DumpLogSegments
#   kafka.sh schemas DIR        puts the descriptions of Kafka's messages into DIR/common/message
#   kafka.sh start DIR PORT     starts one node on loopback, PORT and PORT + 1; returns when it answers
#   kafka.sh stop DIR           ends the node that start began
#   kafka.sh run FILE.java ...  runs one Java source file with Kafka's classes
#
# The jars are kept under ${XDG_CACHE_HOME:-~/.cache}/balsa-interop/VERSION.
set -euo pipefail

version=${KAFKA_VERSION:-4.3.0}
library=${XDG_CACHE_HOME:-$HOME/.cache}/balsa-interop/$version

fail() {
  echo "kafka.sh: $*" >&2
  exit 1
}

check() {
  local name
  for name in java mvn; do
    command -v "$name" >/dev/null || { echo "$name"; exit 3; }
  done
}

dependency() {
  echo "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"
}

resolve() {
  [ ! -e "$library/complete" ] || return 0
  mkdir -p "$library"
  cat >"$library/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>interop</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    $(dependency org.apache.kafka kafka_2.13 "$version")
    $(dependency org.apache.kafka kafka-tools "$version")
    $(dependency org.apache.logging.log4j log4j-slf4j-impl 2.24.3)
    $(dependency org.apache.logging.log4j log4j-core 2.24.3)
    $(dependency org.apache.logging.log4j log4j-1.2-api 2.24.3)
  </dependencies>
</project>
POM
  cat >"$library/log4j2.xml" <<'XML'
<Configuration>
  <Appenders><Console name="out" target="SYSTEM_ERR"><PatternLayout pattern="%d %p %m%n%throwable"/></Console></Appenders>
  <Loggers><Root level="WARN"><AppenderRef ref="out"/></Root></Loggers>
</Configuration>
XML
  mvn -q -f "$library/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$library/jars" >&2
  touch "$library/complete"
}

options=(-Xmx256m "-Dlog4j2.configurationFile=$library/log4j2.xml" -cp "$library/jars/*")

jvm() {
  java "${options[@]}" "$@"
}

schemas() {
  cd "$1" && jar xf "$library/jars/kafka-clients-$version.jar" common/message
}

start() {
  local directory=$1 port=$2 attempt
  [ ! -e "$directory/pid" ] || fail "$directory already has a running node: stop it first"
  mkdir -p "$directory"
  directory=$(cd "$directory" && pwd)
  cat >"$directory/node.properties" <<CONFIG
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$port
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
controller.quorum.voters=1@127.0.0.1:$((port + 1))
log.dirs=$directory/data
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
CONFIG
  jvm kafka.tools.StorageTool format -t "$(jvm kafka.tools.StorageTool random-uuid)" \
    -c "$directory/node.properties" >"$directory/format.log" 2>&1
  java "${options[@]}" kafka.Kafka "$directory/node.properties" >"$directory/node.log" 2>&1 </dev/null &
  echo $! >"$directory/pid"
  for attempt in $(seq 60); do
    if jvm org.apache.kafka.tools.BrokerApiVersionsCommand \
      --bootstrap-server "127.0.0.1:$port" >/dev/null 2>&1; then
      return 0
    fi
    sleep 1
  done
  stop "$directory"
  fail "no answer in $attempt attempts: see $directory/node.log"
}

stop() {
  local pid
  [ -e "$1/pid" ] || return 0
  pid=$(cat "$1/pid")
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  rm -f "$1/pid"
}

command=${1-}
[ $# -eq 0 ] || shift
case $command in
  check) check ;;
  tool) resolve && jvm "$@" ;;
  run) resolve && jvm "$@" ;;
  schemas) resolve && schemas "${1:?a directory}" ;;
  start) resolve && start "${1:?a directory}" "${2:?a port}" ;;
  stop) stop "${1:?a directory}" ;;
  *) sed -n '2,12p' "$0" | sed 's/^# \{0,1\}//' && exit 2 ;;
esac
