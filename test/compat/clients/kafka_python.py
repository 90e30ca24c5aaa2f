"""The adapter of kafka-python, which speaks the protocol by itself and asks for old versions."""
import os
import sys
import threading
import time

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.consumer.subscription_state import ConsumerRebalanceListener
from kafka.structs import OffsetAndMetadata

from adapter import decode, encode, say, serve

BASE = {"bootstrap_servers": sys.argv[1].split(","), "client_id": "compat-kafka-python"}
TIMEOUT_S = 60


def record_of(message):
    return {
        "topic": message.topic,
        "partition": message.partition,
        "offset": message.offset,
        "timestampMs": message.timestamp,
        "key": encode(message.key),
        "value": encode(message.value),
        "headers": [[name, encode(value)] for name, value in message.headers],
    }


def produce(request):
    codec = request["codec"]
    producer = KafkaProducer(
        acks="all" if request["acks"] == -1 else request["acks"],
        compression_type=None if codec == "none" else codec,
        max_request_size=4000000,
        linger_ms=5,
        retries=100,
        **BASE,
    )
    sent = [
        producer.send(
            request["topic"],
            value=decode(record["value"]),
            key=decode(record["key"]),
            headers=[(name, decode(value)) for name, value in record["headers"]],
            partition=request["partition"],
            timestamp_ms=record.get("timestampMs"),
        )
        for record in request["records"]
    ]
    producer.flush(TIMEOUT_S)
    for future in sent:
        future.get(TIMEOUT_S)
    producer.close()


def reader(group):
    return KafkaConsumer(
        group_id=group,
        session_timeout_ms=10000,
        heartbeat_interval_ms=300,
        fetch_max_wait_ms=100,
        auto_offset_reset="earliest",
        auto_commit_interval_ms=100,
        **BASE,
    )


def start_of(consumer, place, start):
    if start["type"] == "offset":
        return start["offset"]
    if start["type"] == "time":
        return consumer.offsets_for_times({place: start["timestampMs"]})[place].offset
    ends = consumer.beginning_offsets if start["type"] == "beginning" else consumer.end_offsets
    return ends([place])[place]


def consume(request):
    consumer = reader(None)
    place = TopicPartition(request["topic"], request["partition"])
    consumer.assign([place])
    consumer.seek(place, start_of(consumer, place, request["from"]))
    if request["from"]["type"] == "end":
        say({"positioned": True})
    found = []
    while len(found) < request["count"]:
        for messages in consumer.poll(1000).values():
            found.extend(record_of(message) for message in messages)
    consumer.close()
    return found[: request["count"]]


class Assigned(ConsumerRebalanceListener):
    def on_partitions_revoked(self, revoked):
        say({"assigned": []})

    def on_partitions_assigned(self, assigned):
        say({"assigned": ["%s-%d" % (it.topic, it.partition) for it in assigned]})


class Member:
    def __init__(self, group, topics):
        self.is_leaving = False
        self.consumer = reader(group)
        self.consumer.subscribe(topics, listener=Assigned())
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.is_leaving:
            for messages in self.consumer.poll(100).values():
                for message in messages:
                    say({"record": record_of(message)})
        self.consumer.close()

    def leave(self):
        self.is_leaving = True
        self.thread.join()


members = []


def with_admin(use):
    admin = KafkaAdminClient(**BASE)
    try:
        return use(admin)
    finally:
        admin.close()


def create_topic(request):
    topic = NewTopic(
        name=request["topic"],
        num_partitions=request["partitions"],
        replication_factor=request["replicationFactor"],
        topic_configs=request["configs"],
    )
    with_admin(lambda admin: admin.create_topics([topic]))


def reset_offsets(request):
    consumer = reader(request["group"])
    place = TopicPartition(request["topic"], request["partition"])
    consumer.assign([place])
    consumer.commit({place: OffsetAndMetadata(request["offset"], "")})
    consumer.close(autocommit=False)


def committed(request):
    consumer = reader(request["group"])
    offset = consumer.committed(TopicPartition(request["topic"], request["partition"]))
    consumer.close(autocommit=False)
    return offset


def list_topics(_):
    consumer = reader(None)
    topics = list(consumer.topics())
    consumer.close()
    return topics


serve(
    {
        "createTopic": create_topic,
        "deleteTopic": lambda it: with_admin(lambda admin: admin.delete_topics([it["topic"]])) and None,
        "listTopics": list_topics,
        "produce": produce,
        "consume": consume,
        "resetOffsets": reset_offsets,
        "committed": committed,
        "join": lambda it: members.append(Member(it["group"], it["topics"])),
        "leave": lambda _: members.pop().leave(),
    }
)
