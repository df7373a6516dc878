package org.incidentbridge.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Writes histories as support has them, as lines of JSON; the same ones each time. */
final class PastFile {
  static final int EVENTS = 20;
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final int TWO_YEARS = 2 * 365 * 24 * 3600;
  private static final int LONGEST_GAP = 12 * 3600;
  private static final List<String> PRIORITIES = List.of("urgent", "high", "normal", "low");
  private static final List<String> SERVICES = List.of("mail", "wiki", "payroll", "network");
  private static final List<String> EFFECTS =
      List.of("production stopped", "severe loss", "minor loss", "information", "");
  private static final List<String> STATUSES =
      List.of("in-progress", "waiting-on-customer", "in-progress", "waiting-on-third-party");

  private final Random random;
  private final JsonGenerator json;
  private Instant now = FIRST;

  private PastFile(JsonGenerator json, Random random) {
    this.json = json;
    this.random = random;
  }

  /** Writes so many incidents of {@value #EVENTS} events. */
  static void write(Path file, int incidents) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        JsonGenerator json = new JsonFactory().createGenerator(out).setRootValueSeparator(null)) {
      PastFile lines = new PastFile(json, new Random(1));
      for (int i = 0; i < incidents; i++) {
        lines.incident(i);
      }
    }
  }

  private void incident(int number) throws IOException {
    now = FIRST.plusSeconds(random.nextInt(TWO_YEARS));
    String reporter = "user" + random.nextInt(5_000) + "@acme.example";
    json.writeStartObject();
    json.writeStringField("id", "P-" + number);
    json.writeObjectFieldStart("origin");
    json.writeStringField("tracker", "desk");
    json.writeStringField("key", "DESK-" + number);
    json.writeEndObject();
    json.writeArrayFieldStart("events");
    opened(reporter, number);
    for (int i = 2; i < EVENTS; i++) {
      later();
      if (i % 2 == 0) {
        comment(reporter);
      } else {
        changed("status", pick(STATUSES));
      }
    }
    later();
    changed("status", random.nextInt(10) == 0 ? "in-progress" : "resolved");
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void later() {
    now = now.plusSeconds(60 + random.nextInt(LONGEST_GAP));
  }

  private void opened(String reporter, int number) throws IOException {
    event("opened", "reporter", reporter);
    json.writeObjectFieldStart("fields");
    json.writeStringField("title", "Something does not work, case " + number);
    json.writeStringField("priority", pick(PRIORITIES));
    json.writeStringField("status", "new");
    json.writeStringField("service", pick(SERVICES));
    json.writeStringField("reporter", reporter);
    json.writeStringField("custom:effect", pick(EFFECTS));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void changed(String field, String to) throws IOException {
    event("changed", "staff", "agent" + random.nextInt(50) + "@support.example");
    json.writeStringField("field", field);
    json.writeStringField("to", to);
    json.writeEndObject();
  }

  private void comment(String reporter) throws IOException {
    boolean staff = random.nextInt(3) > 0;
    event(
        "comment",
        staff ? "staff" : "reporter",
        staff ? "agent" + random.nextInt(50) + "@support.example" : reporter);
    json.writeBooleanField("public", random.nextBoolean());
    json.writeEndObject();
  }

  private void event(String kind, String by, String author) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", now.toString());
    json.writeStringField("kind", kind);
    json.writeStringField("by", by);
    json.writeStringField("author", author);
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
