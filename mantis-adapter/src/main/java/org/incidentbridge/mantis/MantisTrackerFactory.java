package org.incidentbridge.mantis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import org.incidentbridge.http.AnnouncedChanges;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.Pacing;
import org.incidentbridge.http.RateBudget;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerWebhook;

/** Makes trackers of type {@code mantis}: MantisBT 2.26 and newer. */
public final class MantisTrackerFactory implements TrackerFactory {

  private static final String PLUGIN_KEY = "webhook.secret";
  private static final Pattern PLUGIN_SECRET = Pattern.compile("[!-~]{16,250}");

  @Override
  public String type() {
    return "mantis";
  }

  @Override
  public String schema() {
    try (InputStream in = MantisTrackerFactory.class.getResourceAsStream("mantis.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("mantis.schema.json is missing from the adapter's jar");
      }
      return HttpKeys.withSharedKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    Map<StandardField, String> names = new EnumMap<>(StandardField.class);
    names.put(StandardField.TITLE, "summary");
    names.put(StandardField.DESCRIPTION, "description");
    names.put(StandardField.STATUS, "status");
    names.put(StandardField.RESOLUTION, "resolution");
    names.put(StandardField.PRIORITY, "priority");
    names.put(StandardField.SEVERITY, "severity");
    names.put(StandardField.REPRODUCIBLE, "reproducibility");
    names.put(StandardField.STEPS, "steps_to_reproduce");
    names.put(StandardField.ASSIGNEE, "handler");
    names.put(StandardField.REPORTER, "reporter");
    names.put(StandardField.LABELS, "tags");
    names.put(StandardField.AFFECTS_VERSIONS, "version");
    names.put(StandardField.FIXED_IN, "fixed_in_version");
    names.put(StandardField.DUE, "due_date");
    Map<FieldName, String> fields = new HashMap<>();
    names.forEach((field, name) -> fields.put(field.field(), name));
    return fields;
  }

  @Override
  public Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    return MantisWords.DEFAULTS;
  }

  @Override
  public Profile profile(Settings settings) {
    boolean withholds = settings.text("privateIssues").orElse("never").equals("never");
    return new Profile(
        "MantisBT",
        settings.text("url").orElse(""),
        withholds ? Optional.of("privateIssues") : Optional.empty());
  }

  @Override
  public Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return Optional.of(new AnnouncedChanges(secret));
  }

  /** As the plugin takes it. */
  @Override
  public Optional<String> objection(Secret secret) {
    return PLUGIN_SECRET.matcher(secret.reveal()).matches()
        ? Optional.empty()
        : Optional.of("is not 16 to 250 visible ASCII characters, as the plugin wants it");
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    MantisSettings settings = MantisSettings.of(setup.settings());
    TrackerHttp http = http(setup, settings);
    InstantSource clock = setup.environment().clock();
    var client =
        new MantisClient(
            new Calls(http, new MantisErrors(), clock),
            RetrofitClients.create(http, MantisApi.class, MantisWire.JSON),
            clock);
    var metadata = new MantisMetadata(client, clock);
    var translator = new MantisTranslator(setup.id(), http.baseUrl().uri(), settings);
    var reader =
        new MantisReader(
            setup.id(),
            client,
            metadata,
            translator,
            new CoveredProjects(metadata, settings.projects()));
    var scan = new MantisScan(client, metadata, settings);
    Optional<MantisPanels> board =
        setup.settings().secret(PLUGIN_KEY).map(secret -> new MantisPanels(client, secret));
    var parts =
        new MantisTracker.Parts(
            setup.id(),
            new MantisSource(client, scan, reader, settings),
            sink(client, metadata, settings, reader),
            new MantisProbe(client, metadata, settings, new PluginChecks(board), clock));
    return new MantisTracker(parts, reader, board.map(PanelBoard.class::cast), http);
  }

  private static MantisSink sink(
      MantisClient client, MantisMetadata metadata, MantisSettings settings, MantisReader reader) {
    var receipts = new Receipts(reader);
    var patch = new IssuePatch(client, metadata, settings);
    var feedback = new FeedbackStatus(patch, metadata, client);
    var notes = new NoteWrites(client, receipts, feedback);
    var tools = new IssueWrites.Tools(patch, new FieldWriter(metadata), receipts, notes, feedback);
    var removals = new NoteRemovals(client, patch, receipts, notes);
    var writers =
        new MantisSettler.Writers(
            new IssueWrites(client, metadata, settings, tools),
            new NoteEdits(patch, receipts, removals),
            removals,
            new FileWrites(client, metadata, notes, receipts, feedback),
            new FileWithdrawals(client, patch, receipts, notes),
            new LinkWrites(client, settings, tools),
            new MonitorWrites(client, metadata, receipts),
            new MantisLikeness(metadata));
    var doubts = new Doubts(client.clock(), settings.writing().settleWindow());
    var looks = new MantisSettler.Looks(client, metadata, doubts);
    var settler = new MantisSettler(looks, settings, tools, writers);
    return new MantisSink(notes, writers, settler, doubts, client.login());
  }

  private static TrackerHttp http(TrackerSetup setup, MantisSettings settings) {
    TrackerId id = setup.id();
    Environment environment = setup.environment();
    MantisSettings.Access access = settings.access();
    var budget = new RateBudget(id.name(), access.budget(), Pacing.in(environment));
    try {
      return TrackerHttp.builder(id.name(), access.http(), budget)
          .auth(new HttpAuth.RawToken(access.token()))
          .http1Only()
          .transport(environment.find(Interceptor.class))
          .build();
    } catch (IllegalArgumentException e) {
      throw new SettingsException("caFile", String.valueOf(e.getMessage()));
    }
  }
}
