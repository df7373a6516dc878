package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/**
 * A request after login and routing.
 *
 * @param args what the route's placeholders matched
 */
record Call(World world, User user, SimRequest request, List<String> args) {

  String arg() {
    return args.get(0);
  }

  /** The caller, who needs rights. */
  Actor actor() {
    return new Actor(user, false);
  }

  boolean may(RtRight right, Queue queue) {
    return world.access.may(user, right, queue);
  }

  /** The zone in which the caller's dates are read. */
  ZoneId zone() {
    return user.zone.orElse(world.options.zone());
  }

  String mediaType() {
    String type = request.header("Content-Type").orElse("");
    return type.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
  }

  /** The JSON object of the body; parameters of the address are merged in and win. */
  ObjectNode object() {
    if (!(json() instanceof ObjectNode object)) {
      throw Fault.of(400, "JSON object must be a HASH");
    }
    request
        .query()
        .forEach(
            (name, values) -> {
              if (!name.equals("token")) {
                object.put(name, values.get(0));
              }
            });
    return object;
  }

  /** The JSON of the body, an object or a list. */
  JsonNode json() {
    String text = utf8();
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      if (node == null || node.isMissingNode() || !node.isContainerNode()) {
        throw Fault.of(
            400,
            "JSON parse error: JSON text must be an object or array (but found number, string,"
                + " true, false or null, use allow_nonref to allow this)\n");
      }
      if (hasLoneSurrogate(node.toString())) {
        throw Fault.of(
            400, "JSON parse error: missing low surrogate character in surrogate pair\n");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw Fault.of(
          400,
          "JSON parse error: malformed JSON string, neither tag, array, object, number, string or"
              + " atom, at character offset "
              + Math.max(0, e.getLocation().getCharOffset())
              + "\n");
    }
  }

  private String utf8() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
    } catch (CharacterCodingException e) {
      throw Fault.broken();
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /** The ticket in the path, if there is one that the caller may see. */
  Optional<Ticket> ticket() {
    Optional<Ticket> ticket = World.number(arg()).flatMap(world::ticket);
    if (ticket.isPresent() && !may(RtRight.SHOW_TICKET, ticket.get().queue)) {
      throw Fault.of(403);
    }
    return ticket;
  }
}
