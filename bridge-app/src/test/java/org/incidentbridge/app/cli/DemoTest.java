package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.demo.DemoFolder;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command and counts over HTTP, while its simulators still run, whether it says true. */
final class DemoTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELDS = "&fields=creator,comment,attachment";

  @TempDir private Path dir;

  @Test
  void theFiguresAreTheOnesThatTheTrackersShow() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var line =
        BridgeCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Map<String, Integer> counted = new TreeMap<>();
    InputStream before = System.in;
    int code;
    try {
      System.setIn(new Counting(counted));
      code =
          line.execute("demo", "--json", "--keep", "--tickets", "80", "--dir", work().toString());
    } finally {
      System.setIn(before);
    }

    assertThat(err.toString()).contains("The simulators go on until");
    assertThat(code).isZero();
    JsonNode said = JSON.readTree(out.toString());
    assertThat(counted).containsKeys("tickets", "mirrors", "comments", "attachments");
    counted.forEach((what, count) -> assertThat(said.path(what).asInt()).as(what).isEqualTo(count));
    assertThat(said.path("incidents").asInt()).isEqualTo(said.path("mirrors").asInt()).isPositive();
    assertThat(said.path("writes").asInt()).isGreaterThan(said.path("mirrors").asInt());
    assertThat(said.path("apiCalls").asInt()).isGreaterThan(said.path("writes").asInt());
    assertThat(said.path("conflicts").asInt()).isEqualTo(1);
    for (String none :
        new String[] {"held", "duplicates", "secondRunWrites", "internalNotesLeaked"}) {
      assertThat(said.path(none).asInt(-1)).as(none).isZero();
    }
    assertThat(said.path("internalNotes").asInt()).isPositive();
    assertThat(said.path("commentCopies").asInt())
        .isPositive()
        .isLessThan(said.path("comments").asInt() - said.path("commentsOfBridge").asInt());
    assertThat(said.path("commentsOfBridge").asInt())
        .as("each issue of MantisBT has a note with the address of its mirror, at the least")
        .isPositive();
    assertThat(said.path("durationMs").asLong()).isPositive();
    Path secret = work().resolve("secrets").resolve("engineering");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(validated()).isEqualTo("%s is valid.%n".formatted(work().resolve("bridge.yaml")));
  }

  private String validated() {
    StringWriter out = new StringWriter();
    var line = BridgeCommand.commandLine().setOut(new PrintWriter(out));
    line.execute("validate", "-c", work().resolve("bridge.yaml").toString());
    return out.toString();
  }

  @Test
  void theWordsForPromisesAreExplainedBelowTheirTable() {
    StringWriter out = new StringWriter();
    var line = BridgeCommand.commandLine().setOut(new PrintWriter(out));

    assertThat(line.execute("demo", "--tickets", "80", "--dir", work().toString())).isZero();

    assertThat(out.toString())
        .containsPattern("SEVERITY +CLOCK +MET +MISSED +BREACHED +RUNNING +PAUSED")
        .containsPattern("\\RMissed: stopped after its due time. Breached: past it, and not")
        .contains("report sla");
  }

  @Test
  void aDirectoryWithOtherThingsInItIsLeftAlone() throws IOException {
    Files.createDirectories(work());
    Files.writeString(work().resolve("thesis.txt"), "irreplaceable");
    StringWriter err = new StringWriter();
    var line = BridgeCommand.commandLine().setErr(new PrintWriter(err));

    int code = line.execute("demo", "--json", "--tickets", "80", "--dir", work().toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("holds other things than a demo").contains("--dir");
    try (var inside = Files.list(work())) {
      assertThat(inside).hasSize(1);
    }
  }

  @Test
  void theFolderOfADemoThatStillRunsIsLeftAlone() throws IOException {
    Files.createDirectories(work());
    StringWriter err = new StringWriter();
    var line = BridgeCommand.commandLine().setErr(new PrintWriter(err));

    try (DemoFolder running = DemoFolder.take(work())) {
      int code = line.execute("demo", "--json", "--dir", running.path().toString());

      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("belongs to a demo that still runs").contains("--dir");
    }
    DemoFolder.take(work()).close();
  }

  private Path work() {
    return dir.resolve("demo");
  }

  /** Counts when the demo waits for Enter, then presses it. */
  private final class Counting extends InputStream {

    private final Map<String, Integer> counted;

    Counting(Map<String, Integer> counted) {
      this.counted = counted;
    }

    @Override
    public int read() throws IOException {
      BridgeConfig config = Configurations.load(work().resolve("bridge.yaml"), Map.of());
      for (TrackerConfig tracker : config.trackers()) {
        String url = tracker.settings().require("url");
        assertThat(text(url + "/", "none")).as("a page for people").contains("A simulator of");
        String jql = "jql=project%20%3D%20" + tracker.settings().texts("projects").getFirst();
        String secret = Files.readString(work().resolve("secrets/" + tracker.id()));
        if (tracker.type().equals("mantis")) {
          mantis(get(url + "/api/rest/issues?page_size=1000", secret));
        } else if (tracker.settings().require("edition").equals("cloud")) {
          cloud(url + "/rest/api/3/search/jql?maxResults=100&" + jql + FIELDS, secret);
        } else {
          String query = "/rest/api/2/search?maxResults=1000&" + jql + FIELDS;
          jira(get(url + query, "Bearer " + secret));
        }
      }
      return '\n';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = (byte) read();
      return 1;
    }

    private void cloud(String url, String secret) throws IOException {
      String login = "bridge@example.com:" + secret;
      String basic =
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
      JsonNode page = get(url, basic);
      jira(page);
      while (page.has("nextPageToken")) {
        page = get(url + "&nextPageToken=" + page.path("nextPageToken").asText(), basic);
        jira(page);
      }
    }

    private void jira(JsonNode page) {
      for (JsonNode issue : page.path("issues")) {
        JsonNode fields = issue.path("fields");
        count("tickets", 1);
        String creator = fields.path("creator").path("displayName").asText();
        count("mirrors", creator.equals("Incident Bridge") ? 1 : 0);
        count("comments", fields.path("comment").path("total").asInt());
        count("attachments", fields.path("attachment").size());
      }
    }

    private void mantis(JsonNode page) {
      for (JsonNode issue : page.path("issues")) {
        count("tickets", 1);
        JsonNode first = issue.path("history").path(0);
        count("mirrors", first.path("user").path("name").asText().equals("bridge") ? 1 : 0);
        count("comments", issue.path("notes").size());
        count("attachments", issue.path("attachments").size());
        issue.path("notes").forEach(note -> count("attachments", note.path("attachments").size()));
      }
    }

    private void count(String what, int more) {
      counted.merge(what, more, Integer::sum);
    }

    private JsonNode get(String url, String authorization) throws IOException {
      return JSON.readTree(text(url, authorization));
    }

    private String text(String url, String authorization) throws IOException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization).build();
      try {
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(url).isEqualTo(200);
        return answer.body();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw new IOException(ended);
      }
    }
  }
}
