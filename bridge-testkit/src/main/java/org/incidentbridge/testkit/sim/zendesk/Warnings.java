package org.incidentbridge.testkit.sim.zendesk;

import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.SimResponse;

/** The only place where Zendesk names keys that it dropped. */
final class Warnings {

  private Warnings() {}

  static SimResponse on(SimResponse answer, Call call, String controller) {
    if (call.dropped().isEmpty()) {
      return answer;
    }
    String keys =
        call.dropped().stream()
            .distinct()
            .map(key -> '"' + key + '"')
            .collect(Collectors.joining(", "));
    return answer.with(
        "x-zendesk-api-warn",
        "{:allowed_parameters=>{:controller=>\""
            + controller
            + "\", :action=>\""
            + call.action()
            + "\", :unpermitted_keys=>["
            + keys
            + "], :invalid_values=>[]}}");
  }
}
