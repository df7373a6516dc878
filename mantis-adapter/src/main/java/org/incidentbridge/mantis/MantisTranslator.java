package org.incidentbridge.mantis;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.mantis.MantisIssue.CustomValue;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TicketSnapshot.Head;
import org.incidentbridge.spi.TicketSnapshot.Stamp;
import org.incidentbridge.spi.TicketSnapshot.Talk;
import org.incidentbridge.text.EmojiText;

/** From an issue to a snapshot. Pure. */
final class MantisTranslator {

  /** MantisBT wants a description; this one says that there is none. */
  static final String NO_DESCRIPTION = "(no description)";

  static final List<String> BODIES =
      List.of("description", "steps_to_reproduce", "additional_information");

  static final List<String> VERSIONS = List.of("version", "fixed_in_version", "target_version");

  /** The fields that all issues have and of which a history tells the values. */
  static final Set<String> STANDARD =
      Stream.of(
              List.of("summary", "category", "reporter", "handler", "tags", "due_date"),
              BODIES,
              VERSIONS,
              MantisConfig.ENUMERATIONS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final TrackerId tracker;
  private final URI root;
  private final MantisSettings settings;

  /**
   * A translator for one tracker.
   *
   * @param root MantisBT's address, ending with a slash
   */
  MantisTranslator(TrackerId tracker, URI root, MantisSettings settings) {
    this.tracker = tracker;
    this.root = root;
    this.settings = settings;
  }

  /**
   * What is known of the issue's project.
   *
   * @param project empty if the bridge's user does not see it
   * @param dueDates whether due dates can be read there
   * @param outside whether the bridge is not to read that project
   * @param accounts what they are
   * @param names of projects by their numbers, as far as the bridge's user sees them
   */
  record Surroundings(
      Optional<Project> project,
      boolean dueDates,
      boolean outside,
      Accounts accounts,
      IntFunction<Optional<String>> names) {

    /** A project's name; its number if that is hidden. */
    String projectName(int id) {
      return names.apply(id).orElse("#" + id);
    }

    Optional<CustomField> field(int id) {
      return project.stream()
          .flatMap(p -> p.customFields().stream())
          .filter(f -> f.id() == id)
          .findFirst();
    }
  }

  /**
   * What accounts are.
   *
   * @param self the number of the bridge's own
   * @param works whether the account of a number may be given issues of the project to work on
   */
  record Accounts(IntSupplier self, IntPredicate works) {

    Party party(TrackerId tracker, MantisWire.User user) {
      Party party = MantisTranslator.party(tracker, user);
      return works.test(user.id()) ? party.as(Party.Standing.STAFF) : party;
    }
  }

  /**
   * The issue as a snapshot.
   *
   * @throws MantisIssue.Unreadable if it makes no sense
   */
  TicketSnapshot snapshot(MantisIssue issue, Surroundings around) {
    boolean internal = settings.reading().privateIssues().makesInternal(issue.isPrivate());
    MantisTalk talk = new MantisTalk(tracker, issue, internal, around.accounts());
    return new TicketSnapshot(
        new TicketRef(tracker, issue.id()),
        head(issue, around.outside()),
        fields(issue, around),
        new Talk(talk.comments(), talk.attachments(), links(issue)),
        IssueMark.key(issue, settings.marks()));
  }

  /**
   * The same with the issue's history.
   *
   * @param issue with the member {@code history}
   */
  TicketSnapshot withHistory(MantisIssue issue, Surroundings around) {
    TicketSnapshot ticket = snapshot(issue, around);
    var history = new MantisHistory(tracker, issue, around, ticket.fields());
    return ticket.withHistory(history.entries(issue.history()));
  }

  private Head head(MantisIssue issue, boolean outside) {
    InsiderTickets setting = settings.reading().privateIssues();
    MantisVersion shown = MantisVersion.of(issue);
    MantisVersion version = issue.isPrivate() ? shown.under(setting) : shown;
    return new Head(
        issue.id(),
        root.resolve("view.php?id=" + issue.id()),
        issue.ref("project").map(Ref::name).orElse(""),
        issue.ref("category").map(Ref::name).orElse(""),
        outside,
        setting.withholds(issue.isPrivate()),
        issue.isPrivate(),
        new Stamp(
            (outside ? version.outside() : version).text(), issue.updatedAt(), issue.createdAt()));
  }

  private SortedMap<String, Value> fields(MantisIssue issue, Surroundings around) {
    SortedMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line(MantisProse.readLine(issue.text("summary"))));
    BODIES.forEach(f -> fields.put(f, body(issue, f)));
    VERSIONS.forEach(f -> fields.put(f, names(issue.ref(f).stream().map(Ref::name).toList())));
    fields.put("category", word(issue, "category"));
    fields.put("reporter", person(issue, "reporter"));
    fields.put("handler", person(issue, "handler"));
    MantisConfig.ENUMERATIONS.forEach(f -> putIfShown(fields, issue, f));
    fields.put("tags", names(issue.tags().stream().map(t -> EmojiText.decode(t.name())).toList()));
    if (around.dueDates() || issue.has("due_date")) {
      Optional<Instant> due = issue.time("due_date");
      fields.put("due_date", due.<Value>map(Value.Moment::new).orElse(Value.absent()));
    }
    issue.customValues().forEach(v -> putCustom(fields, v, around.field(v.id())));
    return fields;
  }

  private static void putIfShown(SortedMap<String, Value> fields, MantisIssue issue, String field) {
    if (issue.has(field)) {
      fields.put(field, word(issue, field));
    }
  }

  private static Value word(MantisIssue issue, String field) {
    return Value.line(issue.ref(field).map(Ref::name).orElse(""));
  }

  private static Value names(List<String> names) {
    return Value.names(names.stream().filter(n -> !n.isBlank()).toList());
  }

  private static Value body(MantisIssue issue, String field) {
    String text = issue.text(field);
    if (field.equals("additional_information")) {
      text = IssueMark.strip(text);
    }
    return text.isBlank() || text.strip().equals(NO_DESCRIPTION)
        ? Value.absent()
        : Value.body(MantisProse.read(text));
  }

  private Value person(MantisIssue issue, String field) {
    return issue
        .user(field)
        .<Value>map(u -> new Value.Person(party(tracker, u)))
        .orElse(Value.absent());
  }

  static Party party(TrackerId tracker, MantisWire.User user) {
    return Party.of(tracker, user.account(), user.realName(), user.email());
  }

  private static void putCustom(
      SortedMap<String, Value> fields, CustomValue custom, Optional<CustomField> definition) {
    Value value = customValue(custom.value(), definition);
    prefixed(custom).forEach(name -> fields.put(name, value));
    fields.putIfAbsent(custom.name(), value);
  }

  /**
   * Names of a field under which no other is shown; its own name is the third, if it is free: the
   * configuration may use any.
   */
  static List<String> prefixed(CustomValue custom) {
    return List.of("custom:" + custom.name(), "custom:" + custom.id());
  }

  static Value customValue(String text, Optional<CustomField> definition) {
    if (text.isBlank() || definition.isEmpty()) {
      return Value.line(MantisProse.shown(text));
    }
    CustomField field = definition.get();
    if (field.isSet()) {
      return names(Arrays.stream(text.split("\\|")).map(MantisProse::shown).toList());
    }
    if (field.isDate()) {
      return moment(text.strip());
    }
    return field.isLongText()
        ? Value.body(MantisProse.read(text))
        : Value.line(MantisProse.readLine(text));
  }

  /** Dates are epoch seconds as text; what else was stored there is shown as it is. */
  private static Value moment(String text) {
    return text.matches("-?\\d{1,12}")
        ? new Value.Moment(Instant.ofEpochSecond(Long.parseLong(text)))
        : Value.line(MantisProse.shown(text));
  }

  private static List<TicketLink> links(MantisIssue issue) {
    return issue.relations().stream()
        .map(r -> new TicketLink(kind(r.type()), r.otherId()))
        .toList();
  }

  static TicketLink.Kind kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "duplicate-of" -> TicketLink.Kind.DUPLICATE_OF;
      case "has-duplicate" -> TicketLink.Kind.HAS_DUPLICATE;
      case "parent-of" -> TicketLink.Kind.PARENT_OF;
      case "child-of" -> TicketLink.Kind.CHILD_OF;
      default -> TicketLink.Kind.RELATED;
    };
  }
}
