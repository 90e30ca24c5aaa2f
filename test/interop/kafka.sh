#!/usr/bin/env bash
# A real Apache Kafka, resolved from Maven Central by the ordinary mvn client: an independent reader and
# writer of the files that Balsa shares with it. Needs a JDK of 17 or later, and mvn.
#
#   kafka.sh check              exit 0 if Java and mvn are here, else 3 and the name of what is missing
#   kafka.sh tool CLASS ...     runs one of Kafka's own tools, e.g. org.apache.kafka.tools.DumpLogSegments
#   kafka.sh schemas DIR        puts the descriptions of Kafka's messages into DIR/common/message
#   kafka.sh start DIR PORT [N] starts N nodes (1) on loopback, each on two ports, ten apart from PORT on;
#                               returns when all answer. KAFKA_HEAP is the heap of each (256m),
#                               KAFKA_PROPERTIES are further lines of their properties
#   kafka.sh again DIR ID       starts one of these nodes again, which has ended
#   kafka.sh restart DIR ID     ends one of these nodes in order and starts it again; returns when it answers
#   kafka.sh stop DIR           ends the nodes that start began; their ids are in DIR/pids
#   kafka.sh run FILE.java ...  runs one Java source file with Kafka's classes, or one of these in full
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

options=("-Dlog4j2.configurationFile=$library/log4j2.xml" -cp "$library/jars/*")

# For a JVM that lives for seconds.
short=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)

jvm() {
  java -Xmx256m "${options[@]}" "$@"
}

schemas() {
  cd "$1" && jar xf "$library/jars/kafka-clients-$version.jar" common/message
}

# The properties of node $1 of $2 whose ports begin at $3, with its data in $4.
properties() {
  local id=$1 nodes=$2 port=$3 directory=$4 at voters= replicas
  for at in $(seq "$nodes"); do voters+=${voters:+,}$at@127.0.0.1:$((port + 10 * (at - 1) + 1)); done
  replicas=$((nodes < 3 ? 1 : 3))
  port=$((port + 10 * (id - 1)))
  cat <<CONFIG
process.roles=broker,controller
node.id=$id
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$port
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
controller.quorum.voters=$voters
log.dirs=$directory/data-$id
broker.rack=rack-$id
default.replication.factor=$replicas
min.insync.replicas=$((nodes < 3 ? 1 : 2))
offsets.topic.replication.factor=$replicas
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=$replicas
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
${KAFKA_PROPERTIES:-}
CONFIG
}

start() {
  local directory=$1 port=$2 nodes=${3:-1} cluster id bootstrap=
  [ ! -e "$directory/pids" ] || fail "$directory already has running nodes: stop them first"
  mkdir -p "$directory"
  directory=$(cd "$directory" && pwd)
  cluster=$(jvm kafka.tools.StorageTool random-uuid)
  for id in $(seq "$nodes"); do
    properties "$id" "$nodes" "$port" "$directory" >"$directory/node-$id.properties"
    jvm kafka.tools.StorageTool format -t "$cluster" -c "$directory/node-$id.properties" \
      >"$directory/format-$id.log" 2>&1
    java "-Xmx${KAFKA_HEAP:-256m}" "${options[@]}" kafka.Kafka "$directory/node-$id.properties" \
      >"$directory/node-$id.log" 2>&1 </dev/null &
    echo $! >>"$directory/pids"
    bootstrap+=${bootstrap:+,}127.0.0.1:$((port + 10 * (id - 1)))
  done
  answering "$directory" "$bootstrap" "$nodes" || {
    stop "$directory"
    fail "no answer: see $directory/node-1.log"
  }
}

# Returns when as many nodes as $3 answer at $2.
answering() {
  local directory=$1 bootstrap=$2 nodes=$3
  for _ in $(seq 60); do
    if jvm org.apache.kafka.tools.BrokerApiVersionsCommand \
      --bootstrap-server "$bootstrap" >"$directory/answers" 2>/dev/null &&
      [ "$(grep -c '^127' "$directory/answers")" -eq "$nodes" ]; then
      return 0
    fi
    sleep 1
  done
  return 1
}

again() {
  local directory=$1 id=$2
  java "-Xmx${KAFKA_HEAP:-256m}" "${options[@]}" kafka.Kafka "$directory/node-$id.properties" \
    >>"$directory/node-$id.log" 2>&1 </dev/null &
  sed -i "${id}s/.*/$!/" "$directory/pids"
}

restart() {
  local directory=$1 id=$2 pid listener
  pid=$(sed -n "${id}p" "$directory/pids")
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  again "$directory" "$id"
  listener=$(sed -n 's|^advertised.listeners=PLAINTEXT://||p' "$directory/node-$id.properties")
  answering "$directory" "$listener" "$(wc -l <"$directory/pids")" ||
    fail "no answer: see $directory/node-$id.log"
}

stop() {
  local pid
  [ -e "$1/pids" ] || return 0
  for pid in $(cat "$1/pids"); do kill "$pid" 2>/dev/null || true; done
  for pid in $(cat "$1/pids"); do
    while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  done
  rm -f "$1/pids"
}

command=${1-}
[ $# -eq 0 ] || shift
case $command in
  check) check ;;
  tool) resolve && exec java -Xmx256m "${short[@]}" "${options[@]}" "$@" ;;
  run) resolve && jvm "$@" ;;
  schemas) resolve && schemas "${1:?a directory}" ;;
  start) resolve && start "${1:?a directory}" "${2:?a port}" "${3:-1}" ;;
  again) again "${1:?a directory}" "${2:?an id}" ;;
  restart) restart "${1:?a directory}" "${2:?an id}" ;;
  stop) stop "${1:?a directory}" ;;
  *) sed -n '2,16p' "$0" | sed 's/^# \{0,1\}//' && exit 2 ;;
esac
