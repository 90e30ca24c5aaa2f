"""What kafka-python reports of situations good and bad, a line each (situations-kafkajs.mjs)."""
import json
import sys

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, NewPartitions, NewTopic
from kafka.structs import OffsetAndMetadata

BASE = {"bootstrap_servers": [sys.argv[1]], "client_id": "situations-python"}
PLACE = TopicPartition("python", 0)


def situation(name, run):
    try:
        line = {"name": name, "value": run()}
    except Exception as error:
        line = {"name": name, "error": {"name": type(error).__name__}}
    print(json.dumps(line), flush=True)


def topic(name, partitions=2, replicas=1, **settings):
    return NewTopic(name, partitions, replicas, topic_configs=settings)


def create(one):
    admin.create_topics([one], timeout_ms=10000)


def alter(name, key, value):
    resource = ConfigResource(ConfigResourceType.TOPIC, name, configs={key: value})
    answer = admin.alter_configs([resource])
    return [one[0] for one in answer.resources]


def describe(name):
    resource = ConfigResource(ConfigResourceType.TOPIC, name, configs={"cleanup.policy": ""})
    return [
        [one[0], [entry[1] for entry in one[4] if entry[0] == "cleanup.policy"]]
        for answer in admin.describe_configs([resource])
        for one in answer.resources
    ]


def send(name, value, **rest):
    sent = producer.send(name, value, **rest).get(timeout=30)
    return [sent.topic, sent.partition, sent.offset]


def group(name):
    return [
        [one.error_code, one.state, one.protocol_type, one.protocol, len(one.members)]
        for one in admin.describe_consumer_groups([name])
    ]


def delete_groups(*names):
    return sorted([name, error.__name__] for name, error in admin.delete_consumer_groups(names))


def consumer(name, **rest):
    settings = {"group_id": name, "enable_auto_commit": False, "session_timeout_ms": 60000}
    return KafkaConsumer(**{**settings, "request_timeout_ms": 90000, **BASE, **rest})


def commit_of_stranger(name):
    stranger = consumer(name)
    try:
        stranger.assign([PLACE])
        stranger.commit({PLACE: OffsetAndMetadata(1, "")})
    finally:
        stranger.close(autocommit=False)


def committed(name):
    return {
        f"{place.topic}-{place.partition}": offset.offset
        for place, offset in admin.list_consumer_group_offsets(name).items()
    }


def out_of_range():
    reader = consumer(None, auto_offset_reset="none")
    try:
        reader.assign([PLACE])
        reader.seek(PLACE, 99)
        return len(reader.poll(timeout_ms=5000))
    finally:
        reader.close(autocommit=False)


def read(member, count):
    records = []
    while len(records) < count:
        for batch in member.poll(timeout_ms=500).values():
            records += [[one.partition, one.offset, one.value.decode()] for one in batch]
    return records


admin = KafkaAdminClient(**BASE)
producer = KafkaProducer(acks="all", retries=2, max_block_ms=3000, max_request_size=4000000, **BASE)

situation("a topic is made", lambda: create(topic("python")))
situation("one that is there", lambda: create(topic("python")))
situation("a setting that is no number", lambda: create(topic("odd", **{"retention.ms": "soon"})))
situation("more replicas than nodes", lambda: create(topic("odd", replicas=9)))
situation("no partitions", lambda: create(topic("odd", partitions=0)))
situation("a name with a space", lambda: create(topic("a name")))
situation("an unknown topic is deleted", lambda: admin.delete_topics(["nowhere"]).topic_error_codes)
situation(
    "fewer partitions",
    lambda: admin.create_partitions({"python": NewPartitions(1)}).topic_errors,
)
situation("settings of an unknown topic", lambda: describe("nowhere"))
situation("another setting", lambda: alter("python", "cleanup.policy", "compact"))
situation("settings by now", lambda: describe("python"))
situation("the first settings again", lambda: alter("python", "cleanup.policy", "delete"))
situation(
    "another setting, of no value that it knows",
    lambda: alter("python", "cleanup.policy", "x"),
)
situation(
    "another setting of an unknown topic",
    lambda: alter("nowhere", "cleanup.policy", "compact"),
)
situation("a record", lambda: send("python", b"one", partition=0))
situation("another record", lambda: send("python", b"two", partition=0))
situation("a record of two megabytes", lambda: send("python", b"." * (2 << 20), partition=0))
situation("a record for an unknown topic", lambda: send("nowhere", b"a"))
situation("an offset beyond the end", out_of_range)
situation("an unknown group", lambda: group("nobody"))
situation("an unknown group is deleted", lambda: delete_groups("nobody"))
situation("offsets of an unknown group", lambda: committed("nobody"))
member = consumer("python-busy", auto_offset_reset="earliest")
member.subscribe(["python"])
situation("a member reads", lambda: read(member, 2))
situation("a member commits", lambda: member.commit())
situation("a group with a member", lambda: group("python-busy"))
situation("a group with a member is deleted", lambda: delete_groups("python-busy"))
situation("a stranger commits", lambda: commit_of_stranger("python-busy"))
situation("what is committed", lambda: committed("python-busy"))
member.close(autocommit=False)
situation("a group without members", lambda: group("python-busy"))
situation("the group is deleted", lambda: delete_groups("python-busy"))
situation("the topic is deleted", lambda: admin.delete_topics(["python"]).topic_error_codes)
producer.close()
admin.close()
