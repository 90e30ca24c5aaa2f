"""The calls of confluent-kafka-python's README: producer, consumer, admin client."""
import sys

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

ADDRESS = sys.argv[1]

admin = AdminClient({"bootstrap.servers": ADDRESS})
new_topics = [NewTopic(topic, num_partitions=3, replication_factor=1) for topic in ["topic1", "topic2"]]
for future in admin.create_topics(new_topics).values():
    future.result()

producer = Producer({"bootstrap.servers": ADDRESS})
for data in ["one", "two", "three"]:
    producer.poll(0)
    producer.produce("topic1", data.encode("utf-8"))
producer.flush()

consumer = Consumer(
    {"bootstrap.servers": ADDRESS, "group.id": "mygroup", "auto.offset.reset": "earliest"}
)
consumer.subscribe(["topic1"])
found = []
while len(found) < 3:
    message = consumer.poll(1.0)
    if message is None:
        continue
    if message.error():
        raise RuntimeError(message.error())
    found.append(message.value().decode("utf-8"))
consumer.close()
print(*sorted(found))
