package org.incidentbridge.zendesk;

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
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.HttpSettings;
import org.incidentbridge.http.Pacing;
import org.incidentbridge.http.RateBudget;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerWebhook;

/** Makes trackers of type {@code zendesk}: Zendesk Support. */
public final class ZendeskTrackerFactory implements TrackerFactory {

  @Override
  public String type() {
    return "zendesk";
  }

  @Override
  public String schema() {
    try (InputStream in = ZendeskTrackerFactory.class.getResourceAsStream("zendesk.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("zendesk.schema.json is missing from the adapter's jar");
      }
      return HttpKeys.withSharedKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    Map<FieldName, String> fields = new HashMap<>();
    fields.put(StandardField.TITLE.field(), "subject");
    fields.put(StandardField.DESCRIPTION.field(), FieldWriter.DESCRIPTION);
    fields.put(StandardField.STATUS.field(), "status");
    fields.put(StandardField.PRIORITY.field(), "priority");
    fields.put(StandardField.ASSIGNEE.field(), "assignee");
    fields.put(StandardField.REPORTER.field(), "requester");
    fields.put(StandardField.LABELS.field(), "tags");
    fields.put(StandardField.DUE.field(), "due_at");
    return fields;
  }

  @Override
  public Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    return ZendeskWords.DEFAULTS;
  }

  @Override
  public List<String> covered(Settings settings) {
    return settings.texts("groups");
  }

  @Override
  public Profile profile(Settings settings) {
    boolean withholds = settings.text("internalTickets").orElse("never").equals("never");
    return new Profile(
        "Zendesk",
        settings.text("url").orElse(""),
        withholds ? Optional.of("internalTickets") : Optional.empty());
  }

  @Override
  public Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return Optional.of(new ZendeskWebhook(secret));
  }

  @Override
  public Optional<String> objection(Secret secret) {
    return ZendeskWebhook.objection(secret);
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    ZendeskSettings settings = ZendeskSettings.of(setup.settings());
    TrackerHttp http = http(setup, settings.access());
    InstantSource clock = setup.environment().clock();
    var client =
        new ZendeskClient(
            new Calls(http, new ZendeskErrors(), clock),
            RetrofitClients.create(http, ZendeskApi.class, ZendeskJson.JSON),
            new ExportPace(setup.environment()));
    var metadata = new ZendeskMetadata(client, clock);
    var directory = new Directory(client);
    var translator = new ZendeskTranslator(setup.id(), http.baseUrl().uri(), settings);
    var reader = new ZendeskReader(client, metadata, translator, directory);

    return new ZendeskTracker(
        setup.id(),
        new ZendeskSource(client, reader, settings),
        sink(new Reach(client, reader, metadata, directory), settings, clock),
        new ZendeskProbe(client, metadata, settings, clock),
        http);
  }

  /** What the writers need to reach the account. */
  private record Reach(
      ZendeskClient client, ZendeskReader reader, ZendeskMetadata metadata, Directory directory) {}

  private static ZendeskSink sink(Reach reach, ZendeskSettings settings, InstantSource clock) {
    ZendeskSettings.Writing writing = settings.writing();
    ZendeskClient client = reach.client();
    var receipts = new Receipts(reach.reader());
    var fields = new FieldWriter(reach.metadata(), reach.directory());
    var notes = new Notes(client);
    var followUps = new FollowUps(client, notes, writing.followUps());
    var tickets = new TicketWrites(client, reach.reader(), reach.metadata(), fields, receipts);
    var writers =
        new ZendeskSettler.Writers(
            new CreateWrites(client, fields, receipts, writing.imports()),
            tickets,
            new CommentWrites(client, notes, followUps, receipts),
            new FileWithdrawals(client, receipts),
            new GroupMoves(tickets, reach.metadata(), settings, receipts));
    var doubts = new Doubts(clock, writing.settleWindow());
    return new ZendeskSink(
        writers,
        new ZendeskSettler(client, receipts, writers, doubts),
        new ZendeskLikeness(reach.metadata()),
        doubts);
  }

  private static HttpAuth auth(TrackerSetup setup, ZendeskSettings.Access access) {
    return switch (access.login()) {
      case ZendeskSettings.Token token -> token.auth();
      case ZendeskSettings.OauthClient client ->
          new HttpAuth.Renewed(tokens(setup, access.http(), client));
    };
  }

  /** By a client of its own: a call may wait for it that holds what the tracker's client allows. */
  private static ClientTokens tokens(
      TrackerSetup setup, HttpSettings settings, ZendeskSettings.OauthClient client) {
    String name = setup.id().name();
    var budget = new RateBudget(name, BudgetSettings.DEFAULT, Pacing.in(setup.environment()));
    TrackerHttp http =
        TrackerHttp.builder(name, settings, budget)
            .transport(setup.environment().find(Interceptor.class))
            .build();
    InstantSource clock = setup.environment().clock();
    return new ClientTokens(
        client,
        new Calls(http, new ZendeskErrors(), clock),
        RetrofitClients.create(http, ZendeskApi.class, ZendeskJson.JSON),
        clock);
  }

  private static TrackerHttp http(TrackerSetup setup, ZendeskSettings.Access access) {
    String name = setup.id().name();
    var budget = new RateBudget(name, access.budget(), Pacing.in(setup.environment()));
    try {
      return TrackerHttp.builder(name, access.http(), budget)
          .auth(auth(setup, access))
          .transport(setup.environment().find(Interceptor.class))
          .build();
    } catch (IllegalArgumentException e) {
      throw new SettingsException("caFile", String.valueOf(e.getMessage()));
    }
  }
}
