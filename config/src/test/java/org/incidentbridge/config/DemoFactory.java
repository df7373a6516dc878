package org.incidentbridge.config;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.spi.TrackerWebhook;

/** Adapters with settings like those of the real ones, and nothing behind them. */
record DemoFactory(String type, String schema, Map<FieldName, String> fields, boolean internal)
    implements TrackerFactory {
  private static final String JIRA =
      """
      {"type": "object", "required": ["url", "auth", "projects"], "properties": {
        "url": {"type": "string", "pattern": "^https?://", "description": "Where the tracker is.", "examples": ["https://acme.atlassian.net"]},
        "edition": {"enum": ["cloud", "dc"], "description": "Cloud or Data Center."},
        "projects": {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[A-Z0-9]+$"}, "description": "Keys of the projects."},
        "marker": {"type": "string", "description": "Where the marker goes."},
        "loud": {"type": "boolean", "description": "Whether much is told."},
        "auth": {"type": "object", "required": ["token"], "additionalProperties": false, "properties": {
          "email": {"type": "string"}, "user": {"type": "string"},
          "token": {"type": "string", "writeOnly": true, "description": "An API token."}}}}}
      """;
  private static final String MANTIS =
      """
      {"type": "object", "required": ["url", "auth", "projects"], "properties": {
        "url": {"type": "string", "pattern": "^https?://", "description": "Where the tracker is."},
        "projects": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "Names of the projects."},
        "marker": {"type": "string", "description": "Name of the custom field for the marker."},
        "auth": {"type": "object", "required": ["token"], "additionalProperties": false, "properties": {
          "token": {"type": "string", "writeOnly": true, "description": "An API token."}}}}}
      """;

  private static final String RT =
      """
      {"type": "object", "required": ["url", "auth", "queues"], "properties": {
        "url": {"type": "string", "pattern": "^https?://", "description": "Where the tracker is."},
        "queues": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "Names of the queues."},
        "marker": {"type": "object", "additionalProperties": false, "description": "Where marks go.", "properties": {
          "field": {"type": "string"}, "transactionField": {"type": "string"}}},
        "auth": {"type": "object", "additionalProperties": false, "properties": {
          "token": {"type": "string", "writeOnly": true, "description": "An auth token."}}}}}
      """;

  private static final String ZENDESK =
      """
      {"type": "object", "required": ["url", "auth"], "properties": {
        "url": {"type": "string", "pattern": "^https?://", "description": "Where the tracker is."},
        "groups": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "Names of the groups."},
        "internalTickets": {"enum": ["never", "internal", "as-shown"], "description": "Tickets without a public comment."},
        "auth": {"type": "object", "required": ["token"], "additionalProperties": false, "properties": {
          "email": {"type": "string"},
          "token": {"type": "string", "writeOnly": true, "description": "An access token."}}}}}
      """;

  static DemoFactory jira() {
    return new DemoFactory(
        "jira",
        JIRA,
        names(
            "title:summary description:description status:status priority:priority"
                + " assignee:assignee reporter:reporter labels:labels resolution:resolution"),
        true);
  }

  static DemoFactory mantis() {
    return new DemoFactory(
        "mantis",
        MANTIS,
        names(
            "title:summary description:description status:status priority:priority"
                + " assignee:handler reporter:reporter labels:tags resolution:resolution"
                + " severity:severity reproducible:reproducibility"),
        true);
  }

  /** One whose statuses and priorities have no words of their own. */
  static DemoFactory rt() {
    return new DemoFactory(
        "rt",
        RT,
        names(
            "title:Subject description:Content status:Status priority:Priority assignee:Owner"
                + " reporter:Requestor due:Due"),
        true);
  }

  static DemoFactory zendesk() {
    return new DemoFactory(
        "zendesk",
        ZENDESK,
        names(
            "title:subject description:description status:status priority:priority"
                + " assignee:assignee reporter:requester labels:tags due:due_at"),
        true);
  }

  /** One that cannot hold internal notes. */
  static DemoFactory plain() {
    return new DemoFactory("plain", MANTIS, mantis().fields(), false);
  }

  static List<TrackerFactory> all() {
    return List.of(jira(), mantis(), plain());
  }

  /** Those that come with the program. */
  static List<TrackerFactory> bundled() {
    return List.of(jira(), mantis(), rt(), zendesk());
  }

  private static Map<FieldName, String> names(String pairs) {
    Map<FieldName, String> result = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      String[] halves = pair.split(":");
      result.put(new FieldName(halves[0]), halves[1]);
    }
    return result;
  }

  @Override
  public Optional<String> objection(Secret secret) {
    return secret.reveal().contains(" ") ? Optional.of("has blanks in it") : Optional.empty();
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    return fields;
  }

  @Override
  public List<String> covered(Settings settings) {
    return settings.texts(
        switch (type) {
          case "rt" -> "queues";
          case "zendesk" -> "groups";
          default -> "projects";
        });
  }

  @Override
  public Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    if (type.equals("rt")) {
      return Map.of();
    }
    if (type.equals("zendesk")) {
      return Map.of(
          new FieldName("priority"),
          words("urgent:urgent high:high normal:normal low:low"),
          new FieldName("status"),
          words(
              "new:new open:in-progress pending:waiting-on-customer hold:waiting-on-third-party"
                  + " solved:resolved closed:closed"));
    }
    if (type.equals("jira")) {
      return Map.of(
          new FieldName("priority"),
          words("Highest:urgent High:high Medium:normal Low:low Lowest:none"),
          new FieldName("resolution"),
          words(
              "Unresolved:unresolved Done:fixed Won't_Do:wont-fix Duplicate:duplicate"
                  + " Cannot_Reproduce:cannot-reproduce Workaround:workaround Rejected:not-a-bug"
                  + " Postponed:suspended"));
    }
    return Map.of(
        new FieldName("priority"),
        words("urgent:urgent immediate:urgent high:high normal:normal low:low none:none"),
        new FieldName("status"),
        words(
            "new:new assigned:in-progress acknowledged:in-progress confirmed:in-progress"
                + " feedback:waiting-on-customer resolved:resolved closed:closed"),
        new FieldName("resolution"),
        words(
            "open:unresolved reopened:unresolved fixed:fixed won't_fix:wont-fix"
                + " duplicate:duplicate unable_to_reproduce:cannot-reproduce"
                + " no_change_required:not-a-bug suspended:suspended"),
        new FieldName("severity"),
        words("block:sev1 crash:sev1 major:sev2 minor:sev3 trivial:sev4"),
        new FieldName("reproducible"),
        words("always:always sometimes:sometimes random:random N/A:not-applicable"));
  }

  private static Map<String, String> words(String pairs) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      String[] halves = pair.split(":");
      result.put(halves[0].replace('_', ' '), halves[1]);
    }
    return result;
  }

  @Override
  public Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return type.equals("plain")
        ? Optional.empty()
        : Optional.of(call -> new Announcement.Refused("loading hears nobody"));
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    if (setup.settings().text("marker").orElse("").equals("nowhere")) {
      throw new SettingsException("marker", "there is no custom field that could hold a marker");
    }
    if (setup.settings().secret("auth.token").orElseThrow().reveal().equals("expired")) {
      throw new SettingsException("auth.token", "'expired' is too old");
    }
    return new Nothing(setup.id(), internal);
  }

  /** A tracker that is never asked for anything but its capabilities. */
  private record Nothing(TrackerId id, boolean internal) implements Tracker {
    @Override
    public TrackerSource source() {
      throw new UnsupportedOperationException("loading does no input or output");
    }

    @Override
    public TrackerSink sink() {
      throw new UnsupportedOperationException("loading does no input or output");
    }

    @Override
    public TrackerProbe probe() {
      throw new UnsupportedOperationException("loading does no input or output");
    }

    @Override
    public Capabilities capabilities() {
      EnumSet<Capability> able = EnumSet.allOf(Capability.class);
      able.remove(Capability.MAIL_CUSTOMERS);
      if (internal) {
        return new Capabilities(able, Map.of());
      }
      able.remove(Capability.INTERNAL_COMMENTS);
      able.remove(Capability.CREATE_MARKER);
      able.remove(Capability.SHARE_TICKETS);
      return new Capabilities(
          able,
          Map.of(
              Capability.INTERNAL_COMMENTS, "comments are visible to everybody",
              Capability.SHARE_TICKETS, "everybody sees everything"));
    }

    @Override
    public long calls() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
