package org.incidentbridge.rt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import org.incidentbridge.http.AnnouncedChanges;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.Pacing;
import org.incidentbridge.http.RateBudget;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.rt.RtSettler.Look;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerWebhook;

/** Makes trackers of type {@code rt}: Request Tracker 5 and newer. */
public final class RtTrackerFactory implements TrackerFactory {

  @Override
  public String type() {
    return "rt";
  }

  @Override
  public String schema() {
    try (InputStream in = RtTrackerFactory.class.getResourceAsStream("rt.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("rt.schema.json is missing from the adapter's jar");
      }
      return HttpKeys.withSharedKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    Map<FieldName, String> fields = new HashMap<>();
    fields.put(StandardField.TITLE.field(), "Subject");
    fields.put(StandardField.DESCRIPTION.field(), RtTranslator.CONTENT);
    fields.put(StandardField.STATUS.field(), "Status");
    fields.put(StandardField.PRIORITY.field(), "Priority");
    fields.put(StandardField.ASSIGNEE.field(), RtTranslator.OWNER);
    fields.put(StandardField.REPORTER.field(), RtTranslator.REQUESTOR);
    fields.put(StandardField.DUE.field(), "Due");
    return fields;
  }

  @Override
  public List<String> covered(Settings settings) {
    return settings.texts("queues");
  }

  @Override
  public Profile profile(Settings settings) {
    return new Profile("Request Tracker", settings.text("url").orElse(""), Optional.empty());
  }

  @Override
  public Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return Optional.of(new AnnouncedChanges(secret));
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    RtSettings settings = RtSettings.of(setup.settings());
    TrackerHttp http = http(setup, settings);
    InstantSource clock = setup.environment().clock();
    var client =
        new RtClient(
            new Calls(http, new RtErrors(), clock),
            RetrofitClients.create(http, RtApi.class, RtQuery.JSON),
            clock);
    var login = new RtLogin(client, settings);
    var translator =
        new RtTranslator(setup.id(), http.baseUrl(), settings, login, new RtDirectory(client));
    var sights = new Sights(client);
    var source = new RtSource(client, login, new RtReader(client, translator), settings, sights);
    var fields = new FieldWriter(translator, new RtFields(client));
    return new RtTracker(
        setup.id(),
        source,
        sink(settings, fields, new Receipts(client, translator), new Look(client, login, sights)),
        new RtProbe(client, login, settings),
        http);
  }

  private static RtSink sink(
      RtSettings settings, FieldWriter fields, Receipts receipts, Look look) {
    RtClient client = look.client();
    var tickets = new TicketWrites(client, fields, receipts);
    var writers =
        new RtSettler.Writers(
            new CreateWrites(client, settings, fields, receipts),
            tickets,
            new LinkWrites(client, receipts),
            new StatusWrites(client, settings.lifecycles(), tickets, receipts),
            new MessageWrites(client, settings, receipts, new Stirring(client, receipts)),
            new QueueMoves(client, settings, receipts));
    var doubts = new Doubts(client.clock(), settings.settleWindow());
    return new RtSink(writers, new RtSettler(look, receipts, writers, doubts), doubts);
  }

  private static TrackerHttp http(TrackerSetup setup, RtSettings settings) {
    RtSettings.Access access = settings.access();
    String name = setup.id().name();
    var budget = new RateBudget(name, access.budget(), Pacing.in(setup.environment()));
    try {
      return TrackerHttp.builder(name, access.http(), budget)
          .auth(access.auth())
          .http1Only()
          .transport(setup.environment().find(Interceptor.class))
          .build();
    } catch (IllegalArgumentException e) {
      throw new SettingsException("caFile", String.valueOf(e.getMessage()));
    }
  }
}
