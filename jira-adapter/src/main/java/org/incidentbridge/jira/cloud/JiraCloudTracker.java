package org.incidentbridge.jira.cloud;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Interceptor;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.Pacing;
import org.incidentbridge.http.RateBudget;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.jira.shared.CoveredProjects;
import org.incidentbridge.jira.shared.JiraCapabilities;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraMetadata;
import org.incidentbridge.jira.shared.JiraProbe;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.jira.shared.JiraSink;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.JiraWorkflows;
import org.incidentbridge.jira.shared.SiteFacts;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Pause;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/** A Jira Cloud site, spoken to by its REST API version 3. */
public final class JiraCloudTracker implements Tracker {

  private final TrackerId id;
  private final URI icon;
  private final TrackerHttp http;
  private final JiraSettings settings;
  private final JiraIssues issues;
  private final JiraSource source;
  private final TrackerSink sink;
  private final JiraProbe probe;

  private JiraCloudTracker(
      TrackerId id, TrackerHttp http, Connection jira, JiraSettings settings, Pause pause) {
    this.id = id;
    this.settings = settings;
    this.icon = URI.create(settings.site() + "/favicon.ico");
    this.http = http;
    JiraFacts facts = new JiraFacts(jira);
    JiraMetadata metadata = new JiraMetadata(facts, jira.clock(), settings.customFields());
    CoveredProjects covered =
        new CoveredProjects(
            settings.projects(), key -> metadata.project(key).map(SiteFacts.Project::key));
    JiraLogin login = new JiraLogin(jira);
    JiraTranslator translator = new JiraTranslator(jira, settings, covered, login);
    this.issues = new JiraIssues(jira, metadata, translator, settings);
    RecentWrites written = new RecentWrites(jira.clock());
    JiraWorkflows workflows = new JiraWorkflows(jira, facts);
    this.source = new JiraSource(jira, settings, login, issues, written);
    JiraSink.Looks looks =
        new JiraSink.Looks(issues, metadata, translator, new CloudMarkers(jira, issues), workflows);
    this.sink =
        new RememberingSink(
            new JiraSink(jira, login, settings.writing(), looks, means(jira, pause)), written);
    this.probe = new JiraProbe(jira, new CloudChecks(jira, login), settings, metadata, workflows);
  }

  private static JiraSink.Means means(Connection jira, Pause pause) {
    return new JiraSink.Means(
        new JiraDirectory(jira), Optional.of(new CloudRelocation(jira, pause)));
  }

  /**
   * Makes the tracker; nothing is sent.
   *
   * @throws org.incidentbridge.spi.SettingsException if a setting cannot be used
   */
  public static JiraCloudTracker create(TrackerSetup setup) {
    Settings block = setup.settings();
    JiraSettings settings = CloudSettings.of(block);
    Environment environment = setup.environment();
    BudgetSettings limits = HttpKeys.budget(block, JiraAccess.USUAL);
    RateBudget budget = new RateBudget(setup.id().name(), limits, Pacing.in(environment));
    TrackerHttp http =
        TrackerHttp.builder(setup.id().name(), HttpKeys.http(block), budget)
            .auth(JiraAccess.auth(block))
            .transport(environment.find(Interceptor.class))
            .build();
    Connection jira = Connection.open(setup.id(), http, environment.clock());
    return new JiraCloudTracker(setup.id(), http, jira, settings, environment.pause());
  }

  @Override
  public TrackerId id() {
    return id;
  }

  @Override
  public Optional<URI> icon() {
    return Optional.of(icon);
  }

  @Override
  public TrackerSource source() {
    return source;
  }

  @Override
  public TrackerSink sink() {
    return sink;
  }

  @Override
  public TrackerProbe probe() {
    return probe;
  }

  @Override
  public Capabilities capabilities() {
    return issues.tellHistories()
        ? JiraCapabilities.all(settings)
        : JiraCapabilities.withoutHistory(settings);
  }

  @Override
  public long calls() {
    return http.meter().read().calls();
  }

  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Jira Cloud '%s' at %s", id, http.baseUrl());
  }
}
