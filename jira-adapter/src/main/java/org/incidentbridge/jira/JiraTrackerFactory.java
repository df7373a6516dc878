package org.incidentbridge.jira;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.jira.cloud.JiraCloudTracker;
import org.incidentbridge.jira.dc.JiraDcTracker;
import org.incidentbridge.jira.shared.JiraWebhook;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerWebhook;

/** Makes trackers of type {@code jira}; {@code edition} says which dialect they speak. */
public final class JiraTrackerFactory implements TrackerFactory {

  private static final Map<String, Function<TrackerSetup, Tracker>> EDITIONS =
      Map.of("cloud", JiraCloudTracker::create, "dc", JiraDcTracker::create);

  @Override
  public String type() {
    return "jira";
  }

  @Override
  public String schema() {
    try (InputStream in = JiraTrackerFactory.class.getResourceAsStream("jira-keys.json")) {
      if (in == null) {
        throw new IllegalStateException("jira-keys.json is missing from the jira-adapter jar");
      }
      return HttpKeys.withSharedKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    Map<FieldName, String> fields = new LinkedHashMap<>();
    fields.put(StandardField.TITLE.field(), "summary");
    fields.put(StandardField.DESCRIPTION.field(), "description");
    fields.put(StandardField.REQUEST_CLASS.field(), "issuetype");
    fields.put(StandardField.PRIORITY.field(), "priority");
    fields.put(StandardField.STATUS.field(), "status");
    fields.put(StandardField.RESOLUTION.field(), "resolution");
    fields.put(StandardField.ASSIGNEE.field(), "assignee");
    fields.put(StandardField.REPORTER.field(), "reporter");
    fields.put(StandardField.LABELS.field(), "labels");
    fields.put(StandardField.COMPONENTS.field(), "components");
    fields.put(StandardField.AFFECTS_VERSIONS.field(), "versions");
    fields.put(StandardField.FIXED_IN.field(), "fixVersions");
    fields.put(StandardField.DUE.field(), "duedate");
    return Map.copyOf(fields);
  }

  @Override
  public Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    return JiraWords.DEFAULTS;
  }

  @Override
  public Profile profile(Settings settings) {
    boolean cloud = settings.text("edition").orElse("").equals("cloud");
    boolean withholds = settings.text("securedIssues").orElse("never").equals("never");
    return new Profile(
        cloud ? "Jira Cloud" : "Jira Data Center",
        settings.text("site").or(() -> settings.text("url")).orElse(""),
        withholds ? Optional.of("securedIssues") : Optional.empty());
  }

  @Override
  public Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return Optional.of(new JiraWebhook(secret));
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    String edition = setup.settings().require("edition");
    Function<TrackerSetup, Tracker> maker = EDITIONS.get(edition);
    if (maker == null) {
      throw new SettingsException(
          "edition",
          "'" + edition + "' is none of " + EDITIONS.keySet().stream().sorted().toList());
    }
    return maker.apply(setup);
  }
}
