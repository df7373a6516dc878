package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/**
 * A request after login and routing.
 *
 * @param args what the route's placeholders matched
 */
record Call(User user, SimRequest request, List<String> args) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The issue id in the path. MantisBT reads the leading digits of whatever stands there. */
  int issueId() {
    String id = args.get(0);
    return id.startsWith("-") ? -leadingNumber(id.substring(1)) : leadingNumber(id);
  }

  /** The issue id in the path of a route below an issue, where only numbers are taken. */
  int strictIssueId() {
    String id = args.get(0).trim();
    if (!id.matches("-?\\d{1,9}")) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "'issue_id' must be numeric", "issue_id");
    }
    if (Integer.parseInt(id) < 1) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "'issue_id' must be >= 1", "issue_id");
    }
    return Integer.parseInt(id);
  }

  static int leadingNumber(String text) {
    int end = 0;
    String trimmed = text.trim();
    while (end < trimmed.length() && end < 9 && Character.isDigit(trimmed.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(trimmed.substring(0, end));
  }

  /** The JSON body; empty if it is not JSON, not declared as such, or empty itself. */
  Optional<JsonNode> json() {
    boolean declared =
        request.header("Content-Type").filter(t -> t.startsWith("application/json")).isPresent();
    if (!declared || request.body().length == 0) {
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
      return Optional.of(JSON.readTree(text)).filter(n -> n.isContainerNode() && !n.isEmpty());
    } catch (CharacterCodingException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The JSON body or the bodiless 400 that MantisBT gives instead. */
  JsonNode requireJson() {
    return json().orElseThrow(() -> Fault.reasonOnly(400, "Invalid request body or format"));
  }

  /** The JSON body, or an empty object on routes that do not insist on one. */
  JsonNode jsonOrNothing() {
    return json().orElseGet(JsonNodeFactory.instance::objectNode);
  }
}
