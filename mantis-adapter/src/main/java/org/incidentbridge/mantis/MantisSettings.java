package org.incidentbridge.mantis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.HttpSettings;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * One MantisBT in the configuration. Prints no secret.
 *
 * @param access how to reach it
 * @param projects names or numbers; their sub-projects are covered with them; never empty
 * @param marks where the bridge leaves its traces
 * @param reading how it is read
 * @param writing what to write where nothing was said
 */
record MantisSettings(
    Access access, List<String> projects, Marks marks, Reading reading, Writing writing) {

  MantisSettings {
    projects = List.copyOf(projects);
  }

  /**
   * How to reach it.
   *
   * @param http where it is
   * @param token of a user with MANAGER rights
   * @param budget how hard it may be worked
   */
  record Access(HttpSettings http, Secret token, BudgetSettings budget) {}

  /**
   * Where the bridge leaves its traces.
   *
   * @param field custom field for the marker of tickets it makes; otherwise it is a line at the end
   *     of the additional information
   * @param linkField custom field for the address of the counterpart; otherwise it stands with the
   *     marker line or in a private note
   */
  record Marks(Optional<String> field, Optional<String> linkField) {}

  /**
   * How it is read.
   *
   * @param overlap stamps younger than this are not yet believed; at least the longest request
   * @param filters by project, the stored filter, sorted by last update and id, by which to read
   *     page by page; a project without one is read with one list call
   * @param filterPage rows per page of a filter
   * @param since issues that are not known and were not changed since are left alone
   * @param privateIssues what becomes of private issues
   */
  record Reading(
      Duration overlap,
      Map<String, String> filters,
      int filterPage,
      Optional<Instant> since,
      InsiderTickets privateIssues) {
    Reading {
      filters = Map.copyOf(filters);
    }
  }

  /**
   * What to write where nothing was said.
   *
   * @param settleWindow how long something whose answer was lost may still take effect
   * @param category for issues that have none but must have one to be changed
   * @param resolveAs resolution to set with a resolving status, if none comes with it
   * @param reopenAs resolution to set when a resolved issue is opened again
   */
  record Writing(
      Duration settleWindow,
      Optional<String> category,
      Optional<String> resolveAs,
      Optional<String> reopenAs) {}

  /**
   * PHP goes on with a request whose caller is gone, and counts neither the disk nor the database
   * into its {@code max_execution_time} of 30 s. The usual server before it gives up after 60 s,
   * and the database lets a statement wait 50 s for a lock: a write that was not done after three
   * minutes was stuck behind several of these limits, one after the other.
   */
  private static final Duration SETTLE_WINDOW = Duration.ofMinutes(3);

  /** What works; the schema asks for more, since small pages are many calls. */
  private static final int SMALLEST_PAGE = 2;

  private static final int LARGEST_PAGE = 5000;

  static MantisSettings of(Settings settings) {
    List<String> projects = settings.texts("projects");
    if (projects.isEmpty()) {
      throw new SettingsException("projects", "name at least one project that the bridge covers");
    }
    return new MantisSettings(
        access(settings),
        projects,
        new Marks(settings.text("marker.field"), settings.text("linkField")),
        reading(settings, projects),
        new Writing(
            settings.duration("settleWindow", SETTLE_WINDOW),
            settings.text("category"),
            settings.text("resolveAs"),
            settings.text("reopenAs")));
  }

  private static Access access(Settings settings) {
    Secret token =
        settings
            .secret("auth.token")
            .filter(t -> !t.reveal().isBlank())
            .orElseThrow(
                () ->
                    new SettingsException(
                        "auth.token",
                        "is missing: make one in MantisBT under My Account, API Tokens"));
    if (token.reveal().strip().matches("(?i)bearer\\s.*") || token.reveal().matches(".*\\s.*")) {
      throw new SettingsException(
          "auth.token", "is the bare token of 32 characters, without 'Bearer' and without spaces");
    }
    return new Access(
        HttpKeys.http(settings), token, HttpKeys.budget(settings, BudgetSettings.DEFAULT));
  }

  private static Reading reading(Settings settings, List<String> projects) {
    Map<String, String> filters = new TreeMap<>();
    Map<String, Object> block = settings.block("filters").values();
    block.forEach((project, id) -> filters.put(project, filter(project, id)));
    if (!Set.copyOf(projects).containsAll(filters.keySet())) {
      throw new SettingsException("filters", "names a project that is not under projects");
    }
    int page = settings.number("filterPage", 2000);
    if (page < SMALLEST_PAGE || page > LARGEST_PAGE) {
      throw new SettingsException(
          "filterPage", page + " is not between " + SMALLEST_PAGE + " and " + LARGEST_PAGE);
    }
    Duration overlap = settings.duration("overlap", Duration.ofSeconds(60));
    if (overlap.compareTo(Duration.ofSeconds(2)) < 0) {
      throw new SettingsException(
          "overlap", "must be at least 2s, for MantisBT's stamps are of whole seconds");
    }
    return new Reading(
        overlap,
        filters,
        page,
        settings.moment("since"),
        InsiderTickets.of(settings, "privateIssues"));
  }

  private static String filter(String project, Object id) {
    String text = String.valueOf(id);
    if (!text.matches("\\d{1,9}")) {
      throw new SettingsException(
          "filters." + project,
          "'" + text + "' is not the number of a stored filter: see the address of its page");
    }
    return text;
  }

  /** The filter of a project, by the name or number under which the configuration has it. */
  Function<String, Optional<String>> filters() {
    return project -> Optional.ofNullable(reading.filters().get(project));
  }
}
