"""The calls of kafka-python's README."""
import json
import sys

from kafka import KafkaConsumer, KafkaProducer

ADDRESS = sys.argv[1]

producer = KafkaProducer(bootstrap_servers=ADDRESS)
for at in range(100):
    producer.send("foobar", b"some_message_bytes")
future = producer.send("foobar", b"another_message")
future.get(timeout=60)
producer.flush()
producer.send("foobar", key=b"foo", value=b"bar")
KafkaProducer(
    bootstrap_servers=ADDRESS, value_serializer=lambda value: json.dumps(value).encode()
).send("fizzbuzz", {"foo": "bar"}).get(timeout=60)
producer.flush()

consumer = KafkaConsumer(
    "foobar", group_id="my_favorite_group", bootstrap_servers=ADDRESS, auto_offset_reset="earliest"
)
count = 0
for message in consumer:
    count += 1
    if count == 102:
        break
consumer.close()
print(count)
