package org.incidentbridge.plan;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.decide.Decider;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.decide.Recurrence;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;

/** One incident with its tickets as the planner finds them, put together piece by piece. */
final class Scene {

  static final TrackerId DESK = new TrackerId("desk");
  static final TrackerId ENG = new TrackerId("eng");
  static final TrackerId OPS = new TrackerId("ops");
  static final TicketRef ORIGIN = new TicketRef(DESK, "1");
  static final TicketRef MIRROR = new TicketRef(ENG, "2");
  static final TicketRef FAR = new TicketRef(OPS, "3");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  final SortedMap<FieldName, Incident.Fact> facts = new TreeMap<>();
  final List<TicketState> tickets = new ArrayList<>();
  final List<Shared.Note> notes = new ArrayList<>();
  final List<Shared.StandingLink> links = new ArrayList<>();
  final List<Conflict> conflicts = new ArrayList<>();
  final Map<TicketRef, Incident> neighbours = new HashMap<>();
  final Set<StandardField> restricted = EnumSet.noneOf(StandardField.class);
  final List<Decision.Remark> remarks = new ArrayList<>();
  final Set<TicketRef> insiders = new HashSet<>();
  final Set<Capability> lacking = EnumSet.noneOf(Capability.class);
  final Map<TrackerId, URI> icons = new HashMap<>();
  Share share = Share.STANDARD;
  Share farShare = Share.STANDARD;
  Condition when = Condition.ALWAYS;
  Answers.OnDeletion onDelete = Answers.OnDeletion.REMARK;
  private final SortedMap<TicketRef, SortedMap<String, Value>> shown = new TreeMap<>();
  private final Map<TicketRef, List<Comment>> comments = new HashMap<>();
  private final Map<TicketRef, List<TicketLink>> relations = new HashMap<>();

  Scene says(StandardField field, Value value) {
    facts.put(field.field(), new Incident.Fact(value, new Provenance(ORIGIN, NOON, "the rule")));
    return this;
  }

  Scene ticket(TicketRef ref, String route) {
    return ticket(ref, route, Presence.PRESENT);
  }

  Scene ticket(TicketRef ref, String route, Presence presence) {
    tickets.add(new TicketState(ref, place(ref), route, presence, new TreeMap<>()));
    shown.putIfAbsent(ref, new TreeMap<>());
    return this;
  }

  /** What a ticket shows in the tracker's words, and the canonical value it stands for. */
  Scene shows(TicketRef ref, StandardField field, String word, Value agreed) {
    shown.computeIfAbsent(ref, r -> new TreeMap<>()).put(name(field), Value.line(word));
    tickets.replaceAll(t -> t.ref().equals(ref) ? agreeing(t, field, agreed) : t);
    return this;
  }

  private static TicketState agreeing(TicketState ticket, StandardField field, Value agreed) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    baselines.put(field.field(), Baseline.of(agreed));
    return ticket.withBaselines(baselines);
  }

  /** A comment that people wrote, known to the incident and copied nowhere. */
  Scene comment(TicketRef at, String id, int second, Visibility visibility, String text) {
    var author = Party.of(at.tracker(), "ann", "Ann", "");
    var content = new Comment.Content(RichText.plain(text), "");
    var comment = new Comment(id, author, NOON.plusSeconds(second), visibility, content);
    comments.computeIfAbsent(at, r -> new ArrayList<>()).add(comment);
    notes.add(new Shared.Note(at, id, Hashes.of(comment), false, List.of()));
    return this;
  }

  Scene relation(TicketRef at, TicketLink.Kind kind, String other) {
    relations.computeIfAbsent(at, r -> new ArrayList<>()).add(new TicketLink(kind, other));
    return this;
  }

  static TicketState.Place place(TicketRef ref) {
    String key = ref.tracker() + "-" + ref.id();
    return new TicketState.Place(key, URI.create("http://tracker.test/" + key), "P", "");
  }

  Incident incident() {
    var shared = new Shared(notes, List.of(), links, List.of());
    return new Incident(new IncidentId("INC-ABCDEFGHIJ"), facts, tickets, shared, conflicts);
  }

  /** What a ticket shows in a field of which it was never told. */
  Scene presets(TicketRef ref, StandardField field, String word, Value means) {
    shows(ref, field, word, means);
    tickets.replaceAll(t -> t.ref().equals(ref) ? unagreed(t, field, means) : t);
    return this;
  }

  private static TicketState unagreed(TicketState ticket, StandardField field, Value seen) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    baselines.put(field.field(), new Baseline(Value.absent(), seen));
    return ticket.withBaselines(baselines);
  }

  /** What the incident becomes before anything is planned. */
  Incident decided() {
    return new Decider(bridge()).decide(file(bridge()), NOON, Recurrence.NONE).incident();
  }

  private CaseFile file(Bridge bridge) {
    SortedMap<TicketRef, Reading> readings = new TreeMap<>();
    shown.forEach((ref, fields) -> readings.put(ref, reading(bridge, ref, fields)));
    return new CaseFile(incident(), readings, readings.keySet(), List.of(), neighbours, Set.of());
  }

  Plan plan() {
    Bridge bridge = bridge();
    Set<Capability> able = EnumSet.allOf(Capability.class);
    able.removeAll(lacking);
    var can = new Capabilities(able, Map.of());
    var terrain = new Terrain(Map.of(DESK, can, ENG, can, OPS, can), icons, command -> 1);
    return new Planner(bridge, terrain)
        .plan(file(bridge), new Decision(incident(), remarks, List.of()));
  }

  /** A ticket as it is read. */
  Reading reading(TicketRef ref) {
    return reading(bridge(), ref, shown.getOrDefault(ref, new TreeMap<>()));
  }

  private Reading reading(Bridge bridge, TicketRef ref, SortedMap<String, Value> fields) {
    TicketState.Place place = place(ref);
    var head =
        new TicketSnapshot.Head(
            place.key(),
            place.url(),
            "P",
            "",
            false,
            false,
            insiders.contains(ref),
            new TicketSnapshot.Stamp("1", NOON));
    var talk =
        new TicketSnapshot.Talk(
            comments.getOrDefault(ref, List.of()),
            List.of(),
            relations.getOrDefault(ref, List.of()));
    return new Normaliser(bridge.vocabulary(ref.tracker()), People.NONE)
        .read(new TicketSnapshot(ref, head, fields, talk, ""));
  }

  private Bridge bridge() {
    return new Bridge(
        Map.of(DESK, words(DESK), ENG, words(ENG), OPS, words(OPS)),
        List.of(route("near", DESK, ENG, share), route("far", ENG, OPS, farShare)),
        People.NONE);
  }

  private Route route(String name, TrackerId from, TrackerId to, Share flows) {
    var usual = Answers.STANDARD;
    var answers =
        new Answers(
            onDelete,
            usual.merge(),
            usual.hiding(),
            usual.move(),
            usual.reopening(),
            usual.commentDeletion());
    SortedMap<FieldName, Owner> owners = new TreeMap<>();
    for (StandardField field : fields()) {
      owners.put(field.field(), new Owner.Origin());
    }
    return new Route(
        name,
        new Route.Ends(from, to),
        name.equals("near") ? when : Condition.ALWAYS,
        new Route.Create("Project", "Bug", Map.of("f_fixed", "always"), ""),
        new Route.Terms(owners, flows, answers));
  }

  private static List<StandardField> fields() {
    return List.of(
        StandardField.TITLE,
        StandardField.SERVICE,
        StandardField.PRIORITY,
        StandardField.STATUS,
        StandardField.RESOLUTION);
  }

  static String name(StandardField field) {
    return "f_" + field.field().name();
  }

  private Vocabulary words(TrackerId tracker) {
    SortedMap<FieldName, Vocabulary.Term> terms = new TreeMap<>();
    for (StandardField field : fields()) {
      terms.put(
          field.field(),
          new Vocabulary.Term(name(field), field.kind(), map(field), restricted.contains(field)));
    }
    return new Vocabulary(tracker, terms);
  }

  private static ValueMap map(StandardField field) {
    return switch (field) {
      case PRIORITY -> new ValueMap(Map.of("P1", "urgent", "P3", "normal"));
      case STATUS -> new ValueMap(Map.of("Open", "new", "Done", "resolved", "Shut", "closed"));
      case RESOLUTION -> new ValueMap(Map.of("Fixed", "fixed"));
      default -> field.kind() == FieldKind.LINE ? ValueMap.SAME : new ValueMap(Map.of());
    };
  }
}
