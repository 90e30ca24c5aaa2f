"""The adapter of confluent-kafka-python, which is librdkafka underneath."""
import os
import sys
import threading
import time

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from adapter import decode, encode, say, serve

BASE = {"bootstrap.servers": sys.argv[1], "client.id": "compat-confluent"}
TIMEOUT_S = 30


def record_of(message):
    return {
        "topic": message.topic(),
        "partition": message.partition(),
        "offset": message.offset(),
        "timestampMs": message.timestamp()[1],
        "key": encode(message.key()),
        "value": encode(message.value()),
        "headers": [[name, encode(value)] for name, value in message.headers() or []],
    }


class Sender:
    def __init__(self, topic, config):
        common = {"message.max.bytes": 4000000, "linger.ms": 5, "message.timeout.ms": 120000}
        self.topic = topic
        self.producer = Producer(dict(BASE, **common, **config))
        self.faults = []

    def on_delivery(self, error, _):
        if error is not None:
            self.faults.append(error)

    def send(self, records, partition=None):
        for record in records:
            place = {} if partition is None else {"partition": partition}
            if "timestampMs" in record:
                place["timestamp"] = record["timestampMs"]
            self.producer.produce(
                self.topic,
                value=decode(record["value"]),
                key=decode(record["key"]),
                headers=[(name, decode(value)) for name, value in record["headers"]],
                on_delivery=self.on_delivery,
                **place,
            )
            self.producer.poll(0)

    def close(self):
        self.producer.flush()
        if self.faults:
            raise KafkaException(self.faults[0])


def produce(request):
    config = {"compression.type": request["codec"], "acks": request["acks"]}
    sender = Sender(request["topic"], config)
    sender.send(request["records"], request["partition"])
    sender.close()


def reader(group):
    return Consumer(
        dict(
            BASE,
            **{
                "group.id": group,
                "session.timeout.ms": 10000,
                "heartbeat.interval.ms": 300,
                "fetch.wait.max.ms": 100,
                "auto.offset.reset": "earliest",
                "auto.commit.interval.ms": 100,
            },
        )
    )


def start_of(consumer, request):
    topic, partition, start = request["topic"], request["partition"], request["from"]
    if start["type"] == "offset":
        return start["offset"]
    if start["type"] == "time":
        asked = TopicPartition(topic, partition, start["timestampMs"])
        return consumer.offsets_for_times([asked], TIMEOUT_S)[0].offset
    low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), TIMEOUT_S)
    return low if start["type"] == "beginning" else high


def consume(request):
    consumer = reader("compat-%d-%d" % (os.getpid(), time.time_ns()))
    start = start_of(consumer, request)
    consumer.assign([TopicPartition(request["topic"], request["partition"], start)])
    if request["from"]["type"] == "end":
        say({"positioned": True})
    found = []
    while len(found) < request["count"]:
        message = consumer.poll(1)
        if message is not None and message.error() is None:
            found.append(record_of(message))
    consumer.close()
    return found


class Member:
    def __init__(self, group, topics):
        self.is_leaving = False
        self.consumer = reader(group)
        self.consumer.subscribe(topics, on_assign=self.on_assign, on_revoke=self.on_revoke)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def on_assign(self, _, partitions):
        say({"assigned": ["%s-%d" % (it.topic, it.partition) for it in partitions]})

    def on_revoke(self, consumer, _):
        try:
            consumer.commit(asynchronous=False)
        except KafkaException:
            pass
        say({"assigned": []})

    def run(self):
        while not self.is_leaving:
            message = self.consumer.poll(0.1)
            if message is not None and message.error() is None:
                say({"record": record_of(message)})
        self.consumer.close()

    def leave(self):
        self.is_leaving = True
        self.thread.join()


feeds = []
members = []
# Its answers are lost when it goes.
admin = AdminClient(BASE)


def admin_result(futures):
    for future in futures.values():
        future.result(TIMEOUT_S)


def reset_offsets(request):
    consumer = reader(request["group"])
    place = TopicPartition(request["topic"], request["partition"], request["offset"])
    consumer.commit(offsets=[place], asynchronous=False)
    consumer.close()


def committed(request):
    consumer = reader(request["group"])
    place = TopicPartition(request["topic"], request["partition"])
    offset = consumer.committed([place], TIMEOUT_S)[0].offset
    consumer.close()
    return offset


serve(
    {
        "createTopic": lambda it: admin_result(
            admin.create_topics(
                [
                    NewTopic(
                        it["topic"],
                        num_partitions=it["partitions"],
                        replication_factor=it["replicationFactor"],
                        config=it["configs"],
                    )
                ]
            )
        ),
        "deleteTopic": lambda it: admin_result(admin.delete_topics([it["topic"]])),
        "listTopics": lambda _: list(admin.list_topics(timeout=TIMEOUT_S).topics),
        "produce": produce,
        "consume": consume,
        "openFeed": lambda it: feeds.append(Sender(it["topic"], {"enable.idempotence": True})),
        "feed": lambda it: feeds[0].send(it["records"]),
        "closeFeed": lambda _: feeds.pop().close(),
        "resetOffsets": reset_offsets,
        "committed": committed,
        "join": lambda it: members.append(Member(it["group"], it["topics"])),
        "leave": lambda _: members.pop().leave(),
    }
)
