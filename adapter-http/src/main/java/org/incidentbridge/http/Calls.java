package org.incidentbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.incidentbridge.http.CallTag.Access;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Runs calls to one tracker and turns everything that goes wrong into a {@link CallFailure}. Safe
 * for parallel use.
 */
public final class Calls {

  private final TrackerHttp http;
  private final HttpErrors errors;
  private final LostCalls lost;
  private final LockedLogin locked;
  private final AtomicLong untold = new AtomicLong();

  public Calls(TrackerHttp http, ErrorDialect dialect, InstantSource clock) {
    this.http = http;
    this.errors = new HttpErrors(http.tracker(), dialect, http.redaction(), clock);
    this.lost = new LostCalls(http.tracker(), http.redaction());
    this.locked = new LockedLogin(clock);
  }

  /**
   * What was read, if all of it was made for the tracker's user. Answers mostly say so themselves;
   * where one does not, the tracker is asked right after it who is calling, so that nothing is
   * believed of a login that ended meanwhile.
   *
   * @param proof asks; throws if the login does not count
   */
  public <T> T sure(Supplier<T> reading, Runnable proof) {
    long before = untold();
    T read = reading.get();
    if (untold() != before) {
      proof.run();
    }
    return read;
  }

  /** How many good answers did not say for whom they were made. */
  long untold() {
    return untold.get();
  }

  /**
   * The body of a good answer.
   *
   * @throws CallFailure if there is none
   */
  public <T> T execute(retrofit2.Call<T> call) {
    return body(call, reply(call));
  }

  /** A good answer, with headers and perhaps a body. */
  public <T> Reply<T> reply(retrofit2.Call<T> call) {
    retrofit2.Response<T> response = run(call);
    if (response.isSuccessful()) {
      believe(call.request(), response.raw());
      return new Reply<>(response.code(), response.headers(), Optional.ofNullable(response.body()));
    }
    ResponseBody error = response.errorBody();
    throw refused(
        call.request(),
        HttpAnswer.of(response.raw(), error == null ? ResponseBody.EMPTY : error),
        response.raw().request());
  }

  /**
   * Any answer, whatever its status, its body not yet read; the caller closes it.
   *
   * @throws CallFailure if there is no answer
   */
  public Response exchange(Request request) {
    locked.check();
    okhttp3.Call call = http.newCall(request);
    try {
      return call.execute();
    } catch (IOException e) {
      throw lost.explain(call.request(), e);
    }
  }

  /**
   * A good answer, its body not yet read, for downloads; the caller closes it.
   *
   * @throws CallFailure if there is none
   */
  public Response open(Request request) {
    Response response = exchange(request);
    if (!response.isSuccessful()) {
      throw refused(request, HttpAnswer.of(response), response.request());
    }
    Optional<CallFailure> stranger = stranger(request, response);
    if (stranger.isPresent()) {
      response.close();
      throw stranger.get();
    }
    return response;
  }

  /**
   * A good answer, its body understood by {@code parser} while the connection is open.
   *
   * @throws CallFailure if there is none, or if the parser throws an {@link IOException}
   */
  public <T> Reply<T> read(Request request, BodyParser<T> parser) {
    locked.check();
    okhttp3.Call call = http.newCall(request);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw refused(request, HttpAnswer.of(response), response.request());
      }
      believe(request, response);
      return new Reply<>(
          response.code(), response.headers(), parser.parse(response.body().byteStream()));
    } catch (IOException e) {
      throw lost.explain(call.request(), e);
    }
  }

  /** Makes something of a body. */
  @FunctionalInterface
  public interface BodyParser<T> {

    /** What the body says; empty if there is none. */
    Optional<T> parse(InputStream body) throws IOException;
  }

  private <T> retrofit2.Response<T> run(retrofit2.Call<T> call) {
    locked.check();
    try {
      return call.execute();
    } catch (IOException e) {
      throw lost.explain(call.request(), e);
    }
  }

  /** Good answers to an anonymous visitor are no answers. */
  private void believe(Request request, Response response) {
    Optional<CallFailure> stranger = stranger(request, response);
    if (stranger.isPresent()) {
      throw stranger.get();
    }
    if (errors.addressee(response.headers()) == Addressee.UNTOLD) {
      untold.incrementAndGet();
    }
  }

  private Optional<CallFailure> stranger(Request asked, Response response) {
    String call = HttpAnswer.describe(asked);
    var answer = new HttpAnswer(call, response.code(), "", response.headers(), "");
    HttpUrl answered = response.request().url();
    return errors
        .madeForNobody(answer, access(asked))
        .map(
            failure ->
                SafeRedirects.sameOrigin(asked.url(), answered)
                    ? failure
                    : errors.refusedElsewhere(answer, call, answered));
  }

  private <T> T body(retrofit2.Call<T> call, Reply<T> reply) {
    return reply
        .body()
        .orElseThrow(
            () ->
                new CallFailure(
                    Kind.PROTOCOL,
                    reply.status(),
                    http.tracker()
                        + ": "
                        + HttpAnswer.describe(call.request())
                        + " was answered "
                        + reply.status()
                        + " without the content that belongs to it",
                    access(call.request()) == Access.WRITE,
                    Optional.empty()));
  }

  private CallFailure refused(Request asked, HttpAnswer answer, Request answered) {
    if (Redirect.is(answer)) {
      return errors.redirected(answer, access(asked), answered.url());
    }
    return isForStrangers(answer) && !SafeRedirects.sameOrigin(asked.url(), answered.url())
        ? errors.refusedElsewhere(answer, HttpAnswer.describe(asked), answered.url())
        : locked.heard(answer, refusal(asked, answer));
  }

  private CallFailure refusal(Request asked, HttpAnswer answer) {
    CallFailure failure = errors.of(answer, access(asked));
    boolean ofKind =
        CallKindPauses.isOfKind(answer.status(), RateHeaders.read(answer.headers(), Instant.EPOCH));
    return ofKind && CallTag.of(asked).ticket().isPresent() ? failure.onlyOfItsTicket() : failure;
  }

  private boolean isForStrangers(HttpAnswer answer) {
    return answer.status() == 401
        || answer.status() == 403
        || errors.addressee(answer.headers()) == Addressee.NOBODY;
  }

  private static Access access(Request request) {
    return CallTag.of(request).access();
  }
}
