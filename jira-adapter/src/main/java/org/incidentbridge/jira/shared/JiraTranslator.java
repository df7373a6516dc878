package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;

/** Turns issues into snapshots, in Jira's own words. */
public final class JiraTranslator {

  private final TrackerId tracker;
  private final JiraSettings settings;
  private final CoveredProjects covered;
  private final JiraDays days;
  private final JiraValueReader values;
  private final JiraTalkReader talk;
  private final JiraHistory history;

  /**
   * A translator for one site.
   *
   * @param login tells the zone of days, and the account by which own texts are known
   */
  public JiraTranslator(
      Site jira, JiraSettings settings, CoveredProjects covered, JiraLogin login) {
    Dialect dialect = jira.dialect();
    this.tracker = jira.tracker();
    this.settings = settings;
    this.covered = covered;
    this.days = JiraDays.of(settings, login);
    this.values = new JiraValueReader(tracker, dialect, days);
    this.talk = new JiraTalkReader(dialect, values, () -> login.session().account());
    var people = new SeenPeople(dialect, values, jira::user);
    this.history = new JiraHistory(values, dialect, people, () -> login.session().account());
  }

  /** The tracker whose tickets they are. */
  public TrackerId tracker() {
    return tracker;
  }

  /** What a date without a time means. */
  JiraDays days() {
    return days;
  }

  /**
   * What is not within an issue's fields.
   *
   * @param comments all of them, in order
   * @param marker the bridge's own, or empty
   * @param project what kind of project the issue is in
   */
  public record Around(List<JsonNode> comments, String marker, ProjectKind project) {}

  /**
   * What an issue shows; {@link Sighting.Unreadable} if it cannot be understood.
   *
   * @param shown the fields to read
   */
  public Sighting sighting(JsonNode issue, Around around, ShownFields shown) {
    TicketRef ref = new TicketRef(tracker, issue.path("id").asText());
    try {
      return new Sighting.Seen(snapshot(ref, issue, around, shown));
    } catch (TrackerException | CallFailure outage) {
      throw outage; // the zone of days could not be asked for
    } catch (RuntimeException unreadable) {
      // Whatever is odd about one issue must not stop the others (N10).
      String why =
          "%s: issue %s cannot be read: %s"
              .formatted(tracker, issue.path("key").asText("?"), unreadable.getMessage());
      return new Sighting.Unreadable(ref, rawVersion(issue), why);
    }
  }

  /** The version in a search result, or the raw text if it is no time. */
  public static String rawVersion(JsonNode issue) {
    String text = issue.path("fields").path("updated").asText();
    try {
      return JiraVersion.of(JiraTimes.read(text));
    } catch (DateTimeException unreadable) {
      return text;
    }
  }

  /** The fields that could be read. */
  public SortedMap<String, Value> fields(JsonNode fields, Map<String, FieldType> types) {
    SortedMap<String, Value> read = new TreeMap<>();
    types.forEach(
        (name, type) -> {
          if (fields.has(name)) {
            read.put(name, values.read(type, fields.path(name)));
          }
        });
    return read;
  }

  /** The bridge's marker; empty if people made the issue. */
  public static String marker(JsonNode carrier) {
    String text = carrier.path("properties").path(JiraFields.MARKER).path("key").asText();
    return CommandKey.FORM.matcher(text).matches() ? text : "";
  }

  private TicketSnapshot snapshot(TicketRef ref, JsonNode issue, Around around, ShownFields shown) {
    JsonNode fields = issue.path("fields");
    String key = issue.path("key").asText();
    Instant updated = JiraTimes.read(fields.path("updated").asText());
    String project = fields.path("project").path("key").asText();
    boolean secured = isSecured(fields);
    InsiderTickets setting = settings.reading().meaning().securedIssues();
    String version = secured ? JiraVersion.of(updated, setting) : JiraVersion.of(updated);
    TicketSnapshot.Head head =
        new TicketSnapshot.Head(
            key,
            URI.create(settings.site() + "/browse/" + key),
            project,
            fields.path("issuetype").path("name").asText(),
            !covered.contains(project),
            setting.withholds(secured),
            secured,
            new TicketSnapshot.Stamp(version, updated, created(fields, updated)));
    SortedMap<String, Value> read = fields(fields, shown.types());
    var snapshot =
        new TicketSnapshot(
            ref,
            head,
            read,
            talk.read(fields, around.comments(), around.project()),
            around.marker(),
            history.read(issue, shown, read));
    return setting.makesInternal(secured) ? snapshot.withInternalTalk() : snapshot;
  }

  private static Instant created(JsonNode fields, Instant updated) {
    JsonNode created = fields.path("created");
    return created.isTextual() ? JiraTimes.read(created.asText()) : updated;
  }

  /** A security level, or in team-managed projects of the cloud a restriction to roles. */
  static boolean isSecured(JsonNode fields) {
    return fields.path("security").isObject()
        || !fields.path("issuerestriction").path("issuerestrictions").isEmpty();
  }
}
