package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Sighting.Gone;

/**
 * How one Jira is used.
 *
 * @param site where people open tickets, without a slash at the end
 * @param projects keys of the projects read; never empty
 * @param customFields ids of the custom fields read, beside the system ones
 * @param reading how the change feed is read
 * @param writing how tickets and comments are written
 */
public record JiraSettings(
    String site,
    List<String> projects,
    SortedSet<String> customFields,
    Reading reading,
    Writing writing) {

  private static final Pattern PROJECT_KEY = Pattern.compile("[A-Z][A-Z0-9_]+");
  private static final Pattern CUSTOM_FIELD = Pattern.compile("customfield_\\d+");

  public JiraSettings {
    projects = List.copyOf(projects);
    if (projects.isEmpty()) {
      throw new SettingsException("projects", "names no project: list the keys to read");
    }
    for (String project : projects) {
      if (!PROJECT_KEY.matcher(project).matches()) {
        throw new SettingsException(
            "projects",
            "'" + project + "' is no project key: use the key, as in ENG-12, not the name");
      }
    }
  }

  /**
   * How changes are found.
   *
   * @param overlap how far each search looks back behind what was seen, for an index that lags
   * @param pageSize most tickets on a page of a search
   * @param since tickets unknown so far and not changed since are left alone; empty if all are
   *     wanted
   * @param meaning how what is read is understood
   */
  public record Reading(Duration overlap, int pageSize, Optional<Instant> since, Meaning meaning) {
    public Reading {
      if (overlap.compareTo(Duration.ofMinutes(1)) < 0) {
        throw new SettingsException(
            "overlap", "must be 1m or more: JQL knows no seconds and its index lags behind");
      }
    }
  }

  /**
   * What it means what Jira shows.
   *
   * @param missing what it means that an issue cannot be read any more
   * @param securedIssues what becomes of issues with a security level or a restriction
   * @param zone in which days begin; empty for that of the profile of the bridge's user
   */
  public record Meaning(Gone.Reason missing, InsiderTickets securedIssues, Optional<ZoneId> zone) {}

  /**
   * How writes are made.
   *
   * @param settleWindow how long a create whose answer was lost may still arrive
   * @param hidden who alone sees internal comments outside service projects
   * @param markerField id of a text field that shows the marker too
   * @param markerLabel whether tickets made by the bridge get the label {@code incident-bridge}
   * @param resolution set where a transition asks for one and the bridge has none
   * @param linkSummary what remote links tell of an incident
   */
  public record Writing(
      Duration settleWindow,
      Optional<Restriction> hidden,
      Optional<String> markerField,
      boolean markerLabel,
      Optional<String> resolution,
      LinkSummary linkSummary) {}

  /**
   * Who may see a comment.
   *
   * @param type {@code role} or {@code group}
   * @param name of the role or group
   */
  public record Restriction(String type, String name) {}

  /** Reads what means the same in both editions. */
  public static JiraSettings of(Settings block, String site, int pageSize) {
    return new JiraSettings(
        site.replaceAll("/+$", ""),
        block.texts("projects"),
        customFields(block),
        new Reading(
            block.duration("overlap", Duration.ofMinutes(5)),
            pageSize,
            block.moment("since"),
            new Meaning(
                Missing.meaning(block),
                InsiderTickets.of(block, "securedIssues"),
                block.text("zone").map(JiraSettings::zone))),
        new Writing(
            block.duration("settleWindow", Duration.ofMinutes(2)),
            restriction(block),
            block.text("marker.field"),
            block.flag("marker.label", false),
            block.text("resolution"),
            LinkSummary.of(block)));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new SettingsException(
          "zone", "'" + name + "' is no time zone: write one as in Europe/Berlin or +09:00");
    }
  }

  private static Optional<Restriction> restriction(Settings block) {
    Optional<Restriction> role = block.text("internal.role").map(r -> new Restriction("role", r));
    Optional<Restriction> group =
        block.text("internal.group").map(g -> new Restriction("group", g));
    if (role.isPresent() && group.isPresent()) {
      throw new SettingsException("internal", "names a role and a group: keep one of them");
    }
    return role.or(() -> group);
  }

  /** Every custom field that the block names anywhere, the vocabulary included. */
  private static SortedSet<String> customFields(Settings block) {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = CUSTOM_FIELD.matcher(block.toString());
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
