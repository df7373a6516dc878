package org.incidentbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;

/** Takes note of what is wrong with tickets, in the place of what was before. */
final class Troubles {

  private final Store.Tables tables;
  private final Bridge bridge;
  private final Configured configured;
  private final Instant now;

  Troubles(Store.Tables tables, Bridge bridge, Configured configured, Instant now) {
    this.tables = tables;
    this.bridge = bridge;
    this.configured = configured;
    this.now = now;
  }

  void tell(Incident incident, CaseFile file, Plan plan) {
    for (TicketState ticket : incident.tickets()) {
      TicketRef ref = ticket.ref();
      Map<FieldName, String> all = new TreeMap<>(plan.problems().getOrDefault(ref, Map.of()));
      configured.problem(incident, ticket).ifPresent(why -> all.put(Configured.TOPIC, why));
      Reading reading = file.readings().get(ref);
      if (reading != null && !CaseFiles.isWithheld(ticket, reading.ticket())) {
        tell(reading, all);
      } else if (!bridge.knows(ref.tracker())) {
        tables.problems().replace(ref, problems(ref, all));
      }
    }
  }

  void tell(Reading reading, Map<FieldName, String> unwritable) {
    TicketRef ref = reading.ticket().ref();
    List<Problem> all = new ArrayList<>(problems(ref, reading.problems()));
    all.addAll(problems(ref, unwritable));
    tables.problems().replace(ref, all);
  }

  private List<Problem> problems(TicketRef ref, Map<FieldName, String> whys) {
    return whys.entrySet().stream()
        .map(e -> new Problem(ref, e.getKey().name(), e.getValue(), now))
        .toList();
  }
}
