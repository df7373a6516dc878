package org.incidentbridge.mantis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.incidentbridge.http.AnnouncedChanges;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.Secret;

/** Brings panels to the plugin in MantisBT, signed with the secret by which that calls out. */
final class MantisPanels implements PanelBoard {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String INTERNAL = "internal";

  private final MantisClient client;
  private final Secret secret;

  MantisPanels(MantisClient client, Secret secret) {
    this.client = client;
    this.secret = secret;
  }

  @Override
  public Shown show(List<Panel> panels) {
    try {
      return shown(bring(panels));
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  /**
   * Brings nothing, to see whether it would be taken.
   *
   * @return the plugin's version, if it tells
   * @throws CallFailure if the plugin is not there or does not take it
   */
  Optional<String> greet() {
    String version = bring(List.of()).path("version").asText("");
    return version.isEmpty() ? Optional.empty() : Optional.of(version);
  }

  private JsonNode bring(List<Panel> panels) {
    byte[] body = body(panels);
    var headers =
        AnnouncedChanges.headers(
            secret, client.clock().instant(), UUID.randomUUID().toString(), body);
    return client.execute(client.api().panels(headers, RequestBody.create(body, JSON)));
  }

  private static Shown shown(JsonNode answer) {
    Set<String> older = new HashSet<>();
    answer.path("older").forEach(one -> older.add(one.asText()));
    Map<String, String> refused = new HashMap<>();
    answer
        .path("refused")
        .forEach(one -> refused.put(one.path("bug").asText(), one.path("why").asText()));
    return new Shown(refused, older);
  }

  private static byte[] body(List<Panel> panels) {
    ObjectNode body = MantisWire.JSON.createObjectNode();
    ArrayNode all = body.putArray("panels");
    panels.forEach(panel -> put(panel, all.addObject()));
    try {
      return MantisWire.JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written", impossible);
    }
  }

  private static void put(Panel panel, ObjectNode json) {
    json.put("bug", Long.parseLong(panel.ticketId()));
    json.put("incident", panel.incident());
    json.put("severity", panel.severity());
    json.put("at", panel.at().toString());
    ArrayNode tickets = json.putArray("tickets");
    for (Panel.Other other : panel.tickets()) {
      tickets
          .addObject()
          .put("tracker", other.tracker())
          .put("key", other.key())
          .put("url", other.url().toASCIIString())
          .put("status", other.status())
          .put(INTERNAL, other.internal());
    }
    ArrayNode clocks = json.putArray("clocks");
    for (Panel.Clock clock : panel.clocks()) {
      ObjectNode one = clocks.addObject().put("name", clock.name());
      due(one, clock.due()).put("state", clock.state().name().toLowerCase(Locale.ROOT));
      one.put(INTERNAL, true);
    }
    ArrayNode duties = json.putArray("obligations");
    for (Panel.Duty duty : panel.duties()) {
      due(duties.addObject().put("what", duty.what()), duty.due()).put(INTERNAL, true);
    }
  }

  private static ObjectNode due(ObjectNode json, Optional<Instant> due) {
    due.ifPresentOrElse(at -> json.put("due", at.toString()), () -> json.putNull("due"));
    return json;
  }
}
