package org.incidentbridge.plan;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.decide.Decider;
import org.incidentbridge.decide.Recurrence;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
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
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;

/**
 * Four trackers with a random configuration, one incident, and people who write values nobody else
 * writes, so that each can be recognised wherever it turns up. Without store, time or network.
 */
final class Town {

  static final TrackerId DESK = new TrackerId("desk");
  static final TrackerId ENG = new TrackerId("eng");
  static final TrackerId OPS = new TrackerId("ops");
  static final TrackerId PLANT = new TrackerId("plant");
  private static final List<TrackerId> ALL = List.of(DESK, ENG, OPS, PLANT);
  private static final List<StandardField> FIELDS =
      List.of(
          StandardField.TITLE,
          StandardField.DESCRIPTION,
          StandardField.SERVICE,
          StandardField.LABELS,
          StandardField.REPORTER,
          StandardField.ASSIGNEE);

  /** A written word: where, and in which field; or of a comment or file, by visibility. */
  record Word(TrackerId by, Optional<FieldName> field, Visibility visibility) {}

  final Map<String, Word> words = new TreeMap<>();
  final Bridge bridge;
  private final Random random;
  private final SortedMap<TicketRef, TicketSnapshot> tickets = new TreeMap<>();
  private final Decider decider;
  private final Planner planner;
  private Optional<Incident> incident = Optional.empty();
  private int count;

  Town(long seed) {
    random = new Random(seed);
    Map<TrackerId, Vocabulary> vocabularies = new HashMap<>();
    ALL.forEach(t -> vocabularies.put(t, vocabulary(t)));
    SortedMap<FieldName, Owner> owners = owners();
    bridge =
        new Bridge(
            vocabularies,
            List.of(
                route("one", DESK, ENG, owners),
                route("two", ALL.get(random.nextInt(2)), OPS, owners),
                route("three", ALL.get(random.nextInt(3)), PLANT, owners)),
            People.NONE);
    decider = new Decider(bridge);
    var able = new Capabilities(EnumSet.allOf(Capability.class), Map.of());
    planner =
        new Planner(
            bridge,
            new Terrain(
                Map.of(DESK, able, ENG, able, OPS, able, PLANT, able), Map.of(), command -> 1));
    tickets.put(new TicketRef(DESK, "1"), snapshot(DESK, "1", fields(DESK)));
  }

  private Vocabulary vocabulary(TrackerId tracker) {
    SortedMap<FieldName, Vocabulary.Term> terms = new TreeMap<>();
    for (StandardField f : FIELDS) {
      terms.put(
          f.field(), new Vocabulary.Term(own(f), f.kind(), ValueMap.SAME, random.nextInt(3) == 0));
    }
    return new Vocabulary(tracker, terms);
  }

  private static String own(StandardField field) {
    return "f_" + field.field().name();
  }

  private SortedMap<FieldName, Owner> owners() {
    SortedMap<FieldName, Owner> owners = new TreeMap<>();
    for (StandardField f : FIELDS) {
      owners.put(f.field(), f.kind() == FieldKind.NAMES ? new Owner.Union() : owner());
    }
    return owners;
  }

  private Owner owner() {
    return switch (random.nextInt(4)) {
      case 0 -> new Owner.Origin();
      case 1 -> new Owner.Latest();
      case 2 -> new Owner.Ask();
      default -> new Owner.Of(ALL.get(random.nextInt(ALL.size())));
    };
  }

  private Route route(
      String name, TrackerId from, TrackerId to, SortedMap<FieldName, Owner> owners) {
    var internal = random.nextBoolean() ? Share.Internal.AS_INTERNAL : Share.Internal.NEVER;
    var share =
        new Share(comments(), comments(), internal, random.nextBoolean(), random.nextBoolean());
    return new Route(
        name,
        new Route.Ends(from, to),
        Condition.ALWAYS,
        new Route.Create("P", "", Map.of(), ""),
        new Route.Terms(some(owners), share, Answers.STANDARD));
  }

  private SortedMap<FieldName, Owner> some(SortedMap<FieldName, Owner> owners) {
    SortedMap<FieldName, Owner> some = new TreeMap<>(owners);
    some.keySet().removeIf(field -> random.nextInt(5) == 0);
    return some;
  }

  private Share.Comments comments() {
    return random.nextInt(4) == 0 ? Share.Comments.NONE : Share.Comments.ALL_PUBLIC;
  }

  private String word(TrackerId by, Optional<FieldName> field, Visibility visibility) {
    String word = "Word" + ++count + "End";
    words.put(word, new Word(by, field, visibility));
    return word;
  }

  private SortedMap<String, Value> fields(TrackerId by) {
    SortedMap<String, Value> fields = new TreeMap<>();
    FIELDS.forEach(f -> fields.put(own(f), random.nextInt(4) == 0 ? Value.absent() : value(by, f)));
    return fields;
  }

  private Value value(TrackerId by, StandardField field) {
    String word = word(by, Optional.of(field.field()), Visibility.PUBLIC);
    return switch (field.kind()) {
      case PERSON -> new Value.Person(Party.of(by, word, "Name " + word, word + "@mail.example"));
      case BODY -> Value.body(RichText.plain(word));
      case NAMES -> Value.names(List.of(word));
      case LINE, WORD, MOMENT -> Value.line(word);
    };
  }

  private TicketSnapshot snapshot(TrackerId at, String id, SortedMap<String, Value> fields) {
    return new TicketSnapshot(
        new TicketRef(at, id),
        new TicketSnapshot.Head(at + "-" + id, URI.create("http://localhost/"), "P", "", stamp()),
        fields,
        TicketSnapshot.Talk.NONE,
        "");
  }

  private TicketSnapshot.Stamp stamp() {
    return new TicketSnapshot.Stamp(
        Integer.toString(++count), Instant.EPOCH.plusSeconds(1_000_000L + count));
  }

  /** Somebody changes fields, comments and attaches on some tickets. */
  void peopleWork() {
    tickets.replaceAll((ref, ticket) -> random.nextBoolean() ? worked(ticket) : ticket);
  }

  private TicketSnapshot worked(TicketSnapshot old) {
    TrackerId by = old.ref().tracker();
    SortedMap<String, Value> fields = new TreeMap<>(old.fields());
    for (StandardField field : FIELDS) {
      if (random.nextInt(3) == 0) {
        Set<String> names =
            fields.get(own(field)) instanceof Value.Names n
                ? new HashSet<>(n.names())
                : new HashSet<>();
        Value made = value(by, field);
        if (made instanceof Value.Names more) {
          names.addAll(more.names());
          made = Value.names(names);
        }
        fields.put(own(field), made);
      }
    }
    List<Comment> comments = new ArrayList<>(old.talk().comments());
    Visibility seenBy = random.nextBoolean() ? Visibility.PUBLIC : Visibility.INTERNAL;
    comments.add(
        new Comment(
            "c" + ++count,
            Party.of(by, "worker", "A worker", ""),
            Instant.EPOCH.plusSeconds(count),
            seenBy,
            new Comment.Content(RichText.plain(word(by, Optional.empty(), seenBy)), "")));
    List<Attachment> files = new ArrayList<>(old.talk().attachments());
    String name = word(by, Optional.empty(), seenBy);
    files.add(new Attachment("f" + ++count, name, 3, Instant.EPOCH, seenBy));
    return new TicketSnapshot(
        old.ref(),
        old.head().withStamp(stamp()),
        fields,
        new TicketSnapshot.Talk(comments, files, List.of()),
        "");
  }

  /** Decides and plans; mirrors and fields are carried out at once, the rest never is. */
  List<PlannedCommand> plan() {
    SortedMap<TicketRef, Reading> readings = new TreeMap<>();
    tickets.forEach((ref, ticket) -> readings.put(ref, read(ticket)));
    Incident known =
        incident.or(() -> decider.open(readings.firstEntry().getValue())).orElseThrow();
    var file = new CaseFile(known, readings, readings.keySet(), List.of(), Map.of(), Set.of());
    var decision = decider.decide(file, Instant.EPOCH.plusSeconds(2_000_000), Recurrence.NONE);
    List<PlannedCommand> commands = planner.plan(file, decision).commands();
    Incident after = decision.incident();
    for (PlannedCommand planned : commands) {
      after = done(after, planned);
    }
    incident = Optional.of(after);
    return commands;
  }

  private Reading read(TicketSnapshot ticket) {
    return new Normaliser(bridge.vocabulary(ticket.ref().tracker()), bridge.people()).read(ticket);
  }

  private Incident done(Incident before, PlannedCommand planned) {
    Optional<TicketSnapshot> made =
        switch (planned.command()) {
          case Command.CreateTicket c -> Optional.of(created(c));
          case Command.UpdateFields u -> Optional.of(updated(u));
          default -> Optional.empty();
        };
    made.ifPresent(t -> tickets.put(t.ref(), t));
    return made.map(
            t ->
                Acknowledgement.of(
                    before,
                    planned,
                    Receipt.NOTHING,
                    Optional.of(read(t)),
                    Evidence.of(Trust.DIRECT)))
        .orElse(before);
  }

  private TicketSnapshot created(Command.CreateTicket create) {
    SortedMap<String, Value> fields = new TreeMap<>();
    FIELDS.forEach(f -> fields.put(own(f), create.fields().getOrDefault(own(f), Value.absent())));
    return snapshot(create.target().tracker(), "1", fields);
  }

  private TicketSnapshot updated(Command.UpdateFields update) {
    var ref = new TicketRef(update.target().tracker(), update.target().ticketId());
    TicketSnapshot old = Optional.ofNullable(tickets.get(ref)).orElseThrow();
    Map<String, Value> fields = new TreeMap<>(old.fields());
    update.writes().forEach(w -> fields.put(w.field(), w.value()));
    return old.withFields(fields);
  }

  /** Whether internal notes may go, as internal, from one tracker to another. */
  boolean sharesInternal(TrackerId from, TrackerId to) {
    return way(from, to).allMatch(r -> r.terms().share().internal() == Share.Internal.AS_INTERNAL);
  }

  /** Whether a field goes from one tracker to another. */
  boolean shares(FieldName field, TrackerId from, TrackerId to) {
    return way(from, to).allMatch(r -> r.terms().fields().containsKey(field));
  }

  /** Whether public comments go from one tracker to another. */
  boolean sharesPublic(TrackerId from, TrackerId to) {
    List<Route> up = above(from);
    List<Route> down = above(to);
    return up.stream().filter(r -> !down.contains(r)).allMatch(r -> isOpen(share(r).back()))
        && down.stream().filter(r -> !up.contains(r)).allMatch(r -> isOpen(share(r).forth()));
  }

  /** Whether files go from one tracker to another, as far as what they stand on does. */
  boolean sharesFiles(TrackerId from, TrackerId to) {
    return way(from, to).allMatch(r -> share(r).attachments());
  }

  private static Share share(Route route) {
    return route.terms().share();
  }

  private static boolean isOpen(Share.Comments comments) {
    return comments.which() == Share.Which.ALL;
  }

  /** The routes between two trackers. */
  private Stream<Route> way(TrackerId from, TrackerId to) {
    List<Route> up = above(from);
    List<Route> down = above(to);
    return Stream.concat(
        up.stream().filter(r -> !down.contains(r)), down.stream().filter(r -> !up.contains(r)));
  }

  private List<Route> above(TrackerId at) {
    return bridge.routes().stream()
        .filter(r -> r.to().equals(at))
        .findFirst()
        .map(r -> Stream.concat(Stream.of(r), above(r.from()).stream()).toList())
        .orElse(List.of());
  }
}
