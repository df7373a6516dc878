package org.incidentbridge.app.channel;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.incidentbridge.config.ChannelConfig.Target;
import org.incidentbridge.config.ChannelConfig.Webhook;
import org.incidentbridge.http.ExtraTrust;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.Template;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Sends messages as JSON to an address. */
final class WebhookChannel implements NoticeChannel {

  private static final MediaType JSON = MediaType.get("application/json");

  private final Target target;
  private final Optional<Template> body;
  private final InstantSource clock;
  private final OkHttpClient client;
  private final WebhookAnswers answers;

  /**
   * A channel that has not connected yet.
   *
   * @throws IllegalArgumentException if the certificates to be trusted cannot be used
   */
  WebhookChannel(Webhook config, InstantSource clock) {
    this.target = config.target();
    this.body = config.body();
    this.clock = clock;
    this.client = client(target);
    this.answers = new WebhookAnswers(target, clock);
  }

  private static OkHttpClient client(Target target) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(target.net().timeout())
            .readTimeout(target.net().timeout())
            .writeTimeout(target.net().timeout())
            .callTimeout(target.net().timeout().multipliedBy(3))
            .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES))
            .eventListenerFactory(call -> new Departed());
    target
        .net()
        .caFile()
        .map(ExtraTrust::of)
        .ifPresent(extra -> client.sslSocketFactory(extra.sockets(), extra.trust()));
    return client.build();
  }

  @Override
  public Delivery send(Parcel parcel) {
    Progress progress = new Progress();
    Request request = request(parcel, progress);
    try (Response response = client.newCall(request).execute()) {
      return answers.of(response);
    } catch (IOException failure) {
      return answers.of(failure, progress.departed);
    }
  }

  private Request request(Parcel parcel, Progress progress) {
    String json =
        body.map(template -> template.fill(WebhookBody.facts(parcel)))
            .orElseGet(() -> WebhookBody.of(parcel));
    Instant now = clock.instant();
    Request.Builder request = new Request.Builder().url(WebhookAnswers.address(target));
    target.headers().forEach((name, value) -> request.header(name, value.reveal()));
    request.header("User-Agent", "incident-bridge");
    request.header("Idempotency-Key", parcel.id().text());
    target.key().ifPresent(key -> request.header(Signature.HEADER, Signature.of(key, now, json)));
    return request
        .post(RequestBody.create(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), JSON))
        .tag(Progress.class, progress)
        .build();
  }

  @Override
  public List<Finding> examine() {
    return List.of(WebhookProbe.examine(target, client));
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** How far a call came. */
  private static final class Progress {
    private volatile boolean departed;
  }

  /** Notes when the first byte of a request may be on its way. */
  private static final class Departed extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      Progress progress = call.request().tag(Progress.class);
      if (progress != null) {
        progress.departed = true;
      }
    }
  }
}
