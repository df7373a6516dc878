package org.incidentbridge.testkit.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Place;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.text.RichText;

/** Small values to store. */
final class Samples {

  static final TrackerId DESK = new TrackerId("helpdesk");
  static final TrackerId OPS = new TrackerId("ops");
  static final IncidentId ONE = new IncidentId("INC-AAAAAAAAAA");
  static final IncidentId TWO = new IncidentId("INC-BBBBBBBBBB");
  static final Instant T0 = Instant.parse("2026-03-01T09:00:00.123456789Z");

  private static final URI URL = URI.create("https://desk.example/HD-1");
  private static final FieldName TITLE = new FieldName("title");

  private Samples() {}

  static TicketRef desk(String id) {
    return new TicketRef(DESK, id);
  }

  static TicketRef ops(String id) {
    return new TicketRef(OPS, id);
  }

  static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  static TicketSnapshot ticket(TicketRef ref, String version) {
    return ticket(ref, version, "");
  }

  static TicketSnapshot ticket(TicketRef ref, String version, String marker) {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Drucker brennt \uD83D\uDD25 " + version));
    TicketSnapshot.Stamp stamp = new TicketSnapshot.Stamp(version, T0);
    return new TicketSnapshot(
        ref,
        new TicketSnapshot.Head("Key-" + ref.id(), URL, "HD", "Bug", stamp),
        fields,
        TicketSnapshot.Talk.NONE,
        marker);
  }

  static Sighting seen(TicketRef ref, String version) {
    return new Sighting.Seen(ticket(ref, version));
  }

  static Incident incident(IncidentId id, String title, TicketRef... tickets) {
    TreeMap<FieldName, Incident.Fact> facts = new TreeMap<>();
    facts.put(
        TITLE,
        new Incident.Fact(Value.line(title), new Provenance(tickets[0], T0, "owner: origin")));
    List<TicketState> states =
        Stream.of(tickets)
            .map(ref -> state(ref, ref.equals(tickets[0]) ? "" : "route-" + ref))
            .toList();
    return new Incident(id, facts, states, Shared.NONE, List.of());
  }

  private static TicketState state(TicketRef ref, String route) {
    TreeMap<FieldName, Baseline> baselines = new TreeMap<>();
    baselines.put(TITLE, Baseline.of(Value.line("t")));
    return new TicketState(
        ref, new Place("Key-" + ref.id(), URL, "HD", "Bug"), route, Presence.PRESENT, baselines);
  }

  static Incident detached(Incident incident, TicketRef ref) {
    List<TicketState> states =
        incident.tickets().stream()
            .map(t -> t.ref().equals(ref) ? t.withPresence(Presence.DETACHED) : t)
            .toList();
    return incident.withTickets(states);
  }

  /** A line that says that a ticket was written to. */
  static Ledger.Line written(TicketRef ticket) {
    Ledger.Text text = new Ledger.Text("Wrote.", "", "");
    return new Ledger.Line(T0, Ledger.Kind.WRITE, ONE, Optional.of(ticket), text);
  }

  static CommandKey key(String name) {
    return CommandKey.of("contract", name);
  }

  /** A comment on a ticket, for incident {@link #ONE}. */
  static PlannedCommand comment(String name, TicketRef on) {
    return comment(name, on, ONE);
  }

  static PlannedCommand comment(String name, TicketRef on, IncidentId incident) {
    Command.Target target = new Command.Target(key(name), on.tracker(), on.id());
    return new PlannedCommand(
        new Command.AddComment(target, RichText.plain("Says " + name), Visibility.PUBLIC),
        incident,
        new Purpose.NoteCopy(desk("1"), name, "hash"),
        new Explanation(List.of(new Explanation.Line("comment", "", name, "all")), 1));
  }

  /** A mirror in the other tracker. */
  static PlannedCommand mirror(String name, String route, IncidentId incident) {
    Command.BackLink link = new Command.BackLink("g", URL, "HD-1", "");
    return new PlannedCommand(
        new Command.CreateTicket(
            new Command.Target(key(name), OPS, ""), "OPS", "Bug", new TreeMap<>(), link),
        incident,
        new Purpose.Mirror(route, new TreeMap<>()),
        new Explanation(List.of(), 1));
  }
}
