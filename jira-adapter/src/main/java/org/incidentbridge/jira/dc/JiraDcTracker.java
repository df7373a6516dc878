package org.incidentbridge.jira.dc;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Interceptor;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.HttpAuth;
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
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/** A Jira Data Center or Server, spoken to by its REST API version 2. */
public final class JiraDcTracker implements Tracker {

  private final TrackerId id;
  private final URI icon;
  private final List<TrackerHttp> https;
  private final JiraSettings settings;
  private final JiraSource source;
  private final JiraSink sink;
  private final JiraProbe probe;

  private JiraDcTracker(TrackerId id, Access access, JiraSettings settings, int concurrency) {
    Connection jira = access.jira();
    this.id = id;
    this.settings = settings;
    this.icon = URI.create(settings.site() + "/favicon.ico");
    this.https = access.https();
    JiraFacts facts = new JiraFacts(jira);
    JiraMetadata metadata = new JiraMetadata(facts, jira.clock(), settings.customFields());
    CoveredProjects covered =
        new CoveredProjects(
            settings.projects(), key -> metadata.project(key).map(SiteFacts.Project::key));
    JiraLogin login = new JiraLogin(jira);
    JiraTranslator translator = new JiraTranslator(jira, settings, covered, login);
    JiraIssues issues = new JiraIssues(jira, metadata, translator, settings);
    JiraWorkflows workflows = new JiraWorkflows(jira, facts);
    JiraSource.Reading reading =
        new JiraSource.Reading(
            issues,
            new JiraBatches(jira, issues, login, new Parallel(concurrency)),
            new JiraDownloads(jira, access.downloads()));
    this.source = new JiraSource(jira, settings, login, reading);
    JiraSink.Looks looks =
        new JiraSink.Looks(
            issues, metadata, translator, new DcMarkers(jira, issues, login), workflows);
    JiraSink.Means means = new JiraSink.Means(new JiraDirectory(jira), Optional.empty());
    this.sink = new JiraSink(jira, login, settings.writing(), looks, means);
    this.probe =
        new JiraProbe(
            jira, new DcChecks(jira, access.byToken(), login), settings, metadata, workflows);
  }

  /**
   * The ordinary way to Jira, and another one for files where there is a second login.
   *
   * @param byToken whether the bridge logs in with a personal access token
   */
  private record Access(
      Connection jira, boolean byToken, Optional<Calls> downloads, List<TrackerHttp> https) {}

  /**
   * Makes the tracker; nothing is sent.
   *
   * @throws org.incidentbridge.spi.SettingsException if a setting cannot be used
   */
  public static JiraDcTracker create(TrackerSetup setup) {
    Settings block = setup.settings();
    JiraSettings settings = DcSettings.of(block);
    JiraAccess logins = JiraAccess.of(block);
    BudgetSettings limits = HttpKeys.budget(block, JiraAccess.USUAL);
    Environment environment = setup.environment();
    RateBudget budget = new RateBudget(setup.id().name(), limits, Pacing.in(environment));
    TrackerHttp http = http(setup, budget, logins.login());
    Optional<TrackerHttp> files = logins.downloads().map(login -> http(setup, budget, login));
    Access access =
        new Access(
            Connection.open(setup.id(), http, environment.clock()),
            logins.login() instanceof HttpAuth.Bearer,
            files.map(other -> new Calls(other, new JiraErrors(), environment.clock())),
            files.map(other -> List.of(http, other)).orElse(List.of(http)));
    return new JiraDcTracker(setup.id(), access, settings, limits.concurrency());
  }

  private static TrackerHttp http(TrackerSetup setup, RateBudget budget, HttpAuth login) {
    return TrackerHttp.builder(setup.id().name(), HttpKeys.http(setup.settings()), budget)
        .auth(login)
        .transport(setup.environment().find(Interceptor.class))
        .build();
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
    return JiraCapabilities.dataCenter(settings);
  }

  @Override
  public long calls() {
    return https.stream().mapToLong(http -> http.meter().read().calls()).sum();
  }

  @Override
  public void close() {
    https.forEach(TrackerHttp::close);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Jira Data Center '%s' at %s", id, https.getFirst().baseUrl());
  }
}
