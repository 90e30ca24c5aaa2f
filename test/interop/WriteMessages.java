import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Field;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.protocol.types.Type;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * Writes frames with Kafka's own classes, a line of JSON each, which says what Kafka reads in it
 * again. Usage: KEY:FIRST-LAST ... Messages are filled by their schemas, the same in every run:
 * no two numbers or texts of one are alike, arrays have two items, and what may be null or left out
 * is so every second time. Another message begins with null, so that what it has but once is seen
 * both ways.
 */
public final class WriteMessages {
  private static final int CORRELATION_ID = 77;
  private static final String CLIENT_ID = "k\u00e4se";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /** Whatever the locale is. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    for (String argument : arguments) {
      String[] parts = argument.split(":");
      ApiMessageType api = ApiMessageType.fromApiKey(Short.parseShort(parts[0]));
      String[] range = parts[1].split("-");
      short last = Short.parseShort(range[1]);
      for (short version = Short.parseShort(range[0]); version <= last; version++) {
        writeBoth(api, version, true);
        writeBoth(api, version, false);
      }
    }
  }

  private static void writeBoth(ApiMessageType api, short version, boolean isRequest)
      throws Exception {
    String filled = write(api, version, isRequest, new Filler(0));
    String sparse = write(api, version, isRequest, new Filler(1));
    OUT.println(filled);
    if (!sparse.equals(filled)) OUT.println(sparse);
  }

  private static String write(ApiMessageType api, short version, boolean isRequest, Filler filler)
      throws Exception {
    ApiMessage read = isRequest ? api.newRequest() : api.newResponse();
    Schema schema = (isRequest ? api.requestSchemas() : api.responseSchemas())[version];
    Class<?> converter = Class.forName(read.getClass().getName() + "JsonConverter");
    ObjectNode given = filler.struct(schema, "");
    ApiMessage message = (ApiMessage) converter
        .getMethod("read", JsonNode.class, short.class)
        .invoke(null, given, version);
    ByteBuffer frame = frame(ApiKeys.forId(api.apiKey()), message, version, isRequest);
    int bodyStart = frame.limit() - message.size(new ObjectSerializationCache(), version);
    read.read(new ByteBufferAccessor(frame.slice(bodyStart, frame.limit() - bodyStart)), version);
    JsonNode value = (JsonNode) converter
        .getMethod("write", read.getClass(), short.class)
        .invoke(null, read, version);
    putRecords(given, value);
    ObjectNode line = JSON.objectNode();
    line.put("name", api.name).put("version", version);
    line.put("side", isRequest ? "request" : "response");
    line.put("frame", HexFormat.of().formatHex(frame.array(), 0, frame.limit()));
    line.set("value", value);
    return line.toString();
  }

  /** Kafka's own JSON leaves records empty. */
  private static void putRecords(JsonNode given, JsonNode value) {
    if (value.isArray()) {
      for (int at = 0; at < value.size(); at++) putRecords(given.get(at), value.get(at));
    } else if (value instanceof ObjectNode struct) {
      for (Iterator<String> names = struct.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (name.equals("records")) struct.replace(name, given.get(name));
        else putRecords(given.get(name), struct.get(name));
      }
    }
  }

  private static ByteBuffer frame(
      ApiKeys key, ApiMessage message, short version, boolean isRequest) {
    ByteBuffer content;
    if (isRequest) {
      RequestHeader header = new RequestHeader(key, version, CLIENT_ID, CORRELATION_ID);
      content = RequestUtils.serialize(header.data(), header.headerVersion(), message, version);
    } else {
      short headerVersion = key.responseHeaderVersion(version);
      ResponseHeader header = new ResponseHeader(CORRELATION_ID, headerVersion);
      content = RequestUtils.serialize(header.data(), headerVersion, message, version);
    }
    ByteBuffer frame = ByteBuffer.allocate(4 + content.remaining());
    frame.putInt(content.remaining()).put(content).flip();
    return frame;
  }

  private static final class Filler {
    /** 1: what may be left out is so at first. */
    private final int parity;
    /** How often what may be left out was met, by its path. */
    private final Map<String, Integer> met = new HashMap<>();
    private int count = 0;
    private boolean flag = false;
    private boolean hasLongText = false;

    Filler(int parity) {
      this.parity = parity;
    }

    ObjectNode struct(Schema schema, String path) {
      ObjectNode node = JSON.objectNode();
      for (BoundField bound : schema.fields()) {
        Field field = bound.def;
        if (field.type instanceof TaggedFields tagged) {
          for (Field one : tagged.fields().values()) {
            if (isSkipped(path + " " + one.name)) continue;
            node.set(camel(one.name), value(one.type, path + " " + one.name));
          }
        } else {
          node.set(camel(field.name), nullable(field.type, path + " " + field.name));
        }
      }
      return node;
    }

    private boolean isSkipped(String path) {
      return (met.merge(path, 1, Integer::sum) + parity) % 2 == 0;
    }

    private JsonNode nullable(Type type, String path) {
      // Null is read as no records, and written as none: other bytes, which mean the same.
      boolean isRecords = type.toString().contains("RECORDS");
      if (type.isNullable() && !isRecords && isSkipped(path)) return JSON.nullNode();
      return value(type, path);
    }

    private JsonNode value(Type type, String path) {
      if (type.isArray()) {
        ArrayNode items = JSON.arrayNode();
        Type item = type.arrayElementType().orElseThrow();
        for (int i = 0; i < 2; i++) items.add(value(item, path));
        return items;
      }
      if (type instanceof Schema schema) return struct(schema, path);
      int number = ++count;
      int sign = number % 3 == 0 ? -1 : 1;
      String name = type.toString().replace("COMPACT_", "").replace("NULLABLE_", "");
      return switch (name) {
        case "BOOLEAN" -> JSON.booleanNode(flag = !flag);
        case "INT8" -> JSON.numberNode(sign * (1 + number % 127));
        case "INT16" -> JSON.numberNode(sign * (300 + number));
        case "UINT16" -> JSON.numberNode(40_000 + number);
        case "INT32" -> JSON.numberNode(sign * (70_000 + number));
        case "INT64" -> JSON.numberNode(sign * ((1L << 40) + number));
        case "UUID" -> JSON.textNode(new Uuid(number, -number).toString());
        case "STRING" -> JSON.textNode("\u00e4" + number + (isLong() ? ".".repeat(130) : ""));
        case "BYTES" -> JSON.binaryNode(new byte[] {(byte) number, (byte) -number, 0});
        case "RECORDS" -> JSON.binaryNode(batch(number));
        default -> throw new IllegalArgumentException(path + ": " + type);
      };
    }

    /** One text of a message is so long that its compact length takes two bytes. */
    private boolean isLong() {
      boolean isLong = count > 4 && !hasLongText;
      hasLongText |= isLong;
      return isLong;
    }

    private static byte[] batch(int number) {
      byte[] value = {(byte) number};
      MemoryRecords records =
          MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(number, null, value));
      byte[] bytes = new byte[records.sizeInBytes()];
      records.buffer().get(bytes);
      return bytes;
    }

    private static String camel(String name) {
      StringBuilder camel = new StringBuilder();
      for (String word : name.split("_")) {
        String head = word.substring(0, 1);
        camel.append(camel.isEmpty() ? head : head.toUpperCase()).append(word.substring(1));
      }
      return camel.toString();
    }
  }
}
