package org.incidentbridge.zendesk;

import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Interceptor;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.http.Pacing;
import org.incidentbridge.http.RateBudget;
import org.incidentbridge.http.RetrofitClients;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.TrackerSetup;

/**
 * The way to one account of Zendesk.
 *
 * @param http counts calls
 * @param source reads the account
 * @param comments writes comments to it
 */
record ZendeskConnection(
    TrackerHttp http, ZendeskClient client, ZendeskSource source, CommentWrites comments) {

  /** Zendesk ends a request after a minute; what it queued by then is done soon after. */
  private static final Duration SETTLE_WINDOW = Duration.ofMinutes(3);

  /**
   * Makes it, without any input or output.
   *
   * @throws SettingsException if a setting cannot be used
   */
  static ZendeskConnection of(TrackerSetup setup) {
    ZendeskSettings settings = ZendeskSettings.of(setup.settings());
    TrackerHttp http = http(setup, settings.access());
    InstantSource clock = setup.environment().clock();
    var client =
        new ZendeskClient(
            new Calls(http, new ZendeskErrors(), clock),
            RetrofitClients.create(http, ZendeskApi.class, ZendeskJson.JSON));
    var translator = new ZendeskTranslator(setup.id(), http.baseUrl().uri(), settings);
    var reader = new ZendeskReader(client, new ZendeskMetadata(client, clock), translator);
    return new ZendeskConnection(
        http,
        client,
        new ZendeskSource(client, reader, settings),
        new CommentWrites(client, new Doubts(clock, SETTLE_WINDOW)));
  }

  private static TrackerHttp http(TrackerSetup setup, ZendeskSettings.Access access) {
    Environment environment = setup.environment();
    String name = setup.id().name();
    var budget = new RateBudget(name, access.budget(), Pacing.in(environment));
    try {
      return TrackerHttp.builder(name, access.http(), budget)
          .auth(access.auth())
          .transport(environment.find(Interceptor.class))
          .build();
    } catch (IllegalArgumentException e) {
      throw new SettingsException("caFile", String.valueOf(e.getMessage()));
    }
  }
}
