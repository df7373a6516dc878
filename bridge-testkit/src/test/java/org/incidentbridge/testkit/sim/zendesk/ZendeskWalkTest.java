package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever people and a client do: the export loses nothing, and audits tell it all. */
final class ZendeskWalkTest extends ZendeskTest {

  private static final int WALKS = 40;
  private static final int STEPS = 60;

  private final List<Long> made = new ArrayList<>();
  private final Map<Long, JsonNode> exported = new HashMap<>();
  private String cursor = "";

  @Test
  void aReaderThatKeepsItsCursorEndsWithWhatTicketsShow() {
    for (long seed = 1; seed <= WALKS; seed++) {
      Random random = new Random(seed);
      for (int step = 0; step < STEPS; step++) {
        act(random);
        pass(Duration.ofMillis(random.nextInt(4) * 400L));
        if (random.nextInt(8) == 0) {
          minutes(random.nextInt(3));
          read(1 + random.nextInt(5));
        }
      }
      minutes(2);
      read(100);
      for (long id : made) {
        JsonNode last = exported.getOrDefault(id, Json.nothing());
        assertThat(shown(id)).as("seed %d, ticket %d", seed, id).isEqualTo(bare(last));
      }
    }
  }

  @Test
  void auditsLeadFromTheBeginningToWhatTheTicketShows() {
    for (long seed = 1; seed <= WALKS; seed++) {
      Random random = new Random(seed);
      for (int step = 0; step < STEPS; step++) {
        act(random);
        pass(Duration.ofMillis(random.nextInt(4) * 400L));
      }
      for (long id : made) {
        if (rest.get("tickets/" + id).status() == 200) {
          leads(id, "seed " + seed + ", ticket " + id);
        }
      }
    }
  }

  private void act(Random random) {
    if (made.isEmpty() || random.nextInt(10) == 0) {
      made.add(zendesk.as("Carol").report("Ticket " + made.size(), "text"));
      return;
    }
    long id = made.get(random.nextInt(made.size()));
    TicketView ticket = zendesk.inspect().ticket(id);
    if (ticket.deleted()) {
      zendesk.as("Alice").restore(id);
    } else if (!ticket.status().equals("closed")) {
      change(id, random);
    }
  }

  private void change(long id, Random random) {
    String word = "w" + random.nextInt(3);
    switch (random.nextInt(11)) {
      case 0 -> zendesk.as("Alice").set(id, "subject", word);
      case 1 -> rest.update(id, "{'subject':'" + word + "'}");
      case 2 -> zendesk.as("Alice").tag(id, word);
      case 3 -> rest.update(id, "{'tags':['" + word + "']}");
      case 4 -> zendesk.as("Bob").assign(id, random.nextBoolean() ? "Alice" : "Bob");
      case 5 -> rest.update(id, "{'status':'pending','comment':{'body':'x','public':false}}");
      case 6 -> zendesk.as("Carol").comment(id, "and?");
      case 7 -> rest.update(id, "{'priority':'high'}");
      case 8 -> zendesk.admin().systemChange(id);
      case 9 -> zendesk.as("Alice").delete(id);
      default -> closeSome(id, random);
    }
  }

  private void closeSome(long id, Random random) {
    if (random.nextInt(4) == 0) {
      zendesk.admin().close(id);
    }
  }

  private void read(int size) {
    for (boolean more = true; more; ) {
      String from = cursor.isEmpty() ? "start_time=0" : "cursor=" + cursor.replace("=", "%3D");
      JsonNode page = rest.read("incremental/tickets/cursor?per_page=" + size + "&" + from);
      page.path("tickets").forEach(t -> exported.put(t.path("id").asLong(), t));
      cursor = page.path("after_cursor").asText();
      more = !page.path("end_of_stream").asBoolean();
    }
  }

  private JsonNode shown(long id) {
    JsonNode live = Rest.json(rest.get("tickets/" + id)).path("ticket");
    return live.isObject() ? live : Json.text("deleted");
  }

  private static JsonNode bare(JsonNode exported) {
    if (exported.path("status").asText().equals("deleted")) {
      return Json.text("deleted");
    }
    ObjectNode bare = exported.deepCopy();
    bare.remove("generated_timestamp");
    return bare;
  }

  private void leads(long id, String what) {
    Map<String, JsonNode> known = new HashMap<>();
    for (JsonNode audit : rest.read("tickets/" + id + "/audits").path("audits")) {
      for (JsonNode event : audit.path("events")) {
        String field = event.path("field_name").asText();
        if (event.path("type").asText().equals("Change")) {
          JsonNode empty = field.equals("tags") ? Json.array() : Json.nothing();
          assertThat(event.path("previous_value"))
              .as("%s, %s", what, field)
              .isEqualTo(known.getOrDefault(field, empty));
        }
        known.put(field, event.path("value"));
      }
    }
    JsonNode ticket = rest.ticket(id);
    known.remove("");
    known.forEach(
        (field, value) ->
            assertThat(plain(ticket.path(field)))
                .as("%s, %s", what, field)
                .isEqualTo(plain(value)));
  }

  private static String plain(JsonNode value) {
    return value.isArray() ? value.toString() : value.asText();
  }
}
