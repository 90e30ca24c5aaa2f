import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what an input file describes to a Kafka, through Kafka's own producer. Usage: BOOTSTRAP FILE.
 * The form of the file is told at its top.
 */
public final class WriteTopics {
  public static void main(String[] arguments) throws Exception {
    Properties base = new Properties();
    base.put("bootstrap.servers", arguments[0]);
    base.put("key.serializer", ByteArraySerializer.class.getName());
    base.put("value.serializer", ByteArraySerializer.class.getName());
    // Only a flush ends a batch.
    base.put("linger.ms", "30000");
    base.put("batch.size", "900000");
    KafkaProducer<byte[], byte[]> producer = null;
    String topic = null;
    try (Admin admin = Admin.create(base)) {
      for (String line : Files.readAllLines(Path.of(arguments[1]))) {
        if (line.isEmpty() || line.startsWith("#")) continue;
        String[] field = line.split("\t", -1);
        switch (field[0]) {
          case "topic" -> {
            if (producer != null) producer.close();
            topic = field[1];
            // Small segments with many index entries; the records' age neither rolls nor deletes them.
            Map<String, String> config = Map.of(
                "index.interval.bytes", "64", "message.timestamp.type", field[3],
                "segment.ms", Long.toString(Long.MAX_VALUE), "retention.ms", "-1");
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(config))).all().get();
            Properties own = new Properties();
            own.putAll(base);
            own.put("compression.type", field[2]);
            if (field[4].equals("transactional")) own.put("transactional.id", topic);
            producer = new KafkaProducer<>(own);
            if (field[4].equals("transactional")) producer.initTransactions();
          }
          case "record" -> {
            var record = new ProducerRecord<>(
                topic, 0, Long.valueOf(field[1]), bytes(field[2]), bytes(field[3]));
            for (int i = 4; i < field.length; i++) {
              String[] pair = field[i].split("=", 2);
              record.headers().add(pair[0], bytes(pair[1]));
            }
            producer.send(record);
          }
          case "flush" -> producer.flush();
          case "begin" -> producer.beginTransaction();
          case "commit" -> producer.commitTransaction();
          case "abort" -> {
            producer.flush();
            producer.abortTransaction();
          }
          default -> throw new IllegalArgumentException(line);
        }
      }
    }
    producer.close();
  }

  private static byte[] bytes(String text) {
    if (text.equals("~")) return null;
    int star = text.indexOf('*');
    String full = star < 0
        ? text
        : text.substring(star + 1).repeat(Integer.parseInt(text.substring(0, star)));
    return full.getBytes(StandardCharsets.UTF_8);
  }
}
