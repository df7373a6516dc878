package org.incidentbridge.jira.dc;

import com.atlassian.httpclient.apache.httpcomponents.DefaultRequest;
import com.atlassian.httpclient.api.DefaultResponseTransformation;
import com.atlassian.httpclient.api.Request;
import com.atlassian.httpclient.api.ResponsePromise;
import com.atlassian.httpclient.api.ResponsePromises;
import com.atlassian.httpclient.api.ResponseTransformation;
import com.atlassian.jira.rest.client.internal.async.DisposableHttpClient;
import io.atlassian.util.concurrent.Promises;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.RequestBody;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of Atlassian's client over the bridge's own HTTP client, so that budgets,
 * time-outs and redaction are the same for every call. Calls are made on the caller's thread: a
 * promise is kept when it is given, and a failed call throws before there is one.
 */
final class Carrier implements DisposableHttpClient {

  private final Calls calls;

  Carrier(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Request.Builder newRequest() {
    return DefaultRequest.builder(this);
  }

  @Override
  public Request.Builder newRequest(URI uri) {
    return newRequest().setUri(uri);
  }

  @Override
  public Request.Builder newRequest(String uri) {
    return newRequest(URI.create(uri));
  }

  @Override
  public Request.Builder newRequest(URI uri, String contentType, String entity) {
    return newRequest(uri).setContentType(contentType).setEntity(entity);
  }

  @Override
  public Request.Builder newRequest(String uri, String contentType, String entity) {
    return newRequest(URI.create(uri), contentType, entity);
  }

  @Override
  public ResponsePromise execute(Request request) {
    Reply<byte[]> reply = calls.read(translated(request), in -> Optional.of(in.readAllBytes()));
    return ResponsePromises.toResponsePromise(Promises.promise(new CarriedAnswer(reply)));
  }

  @Override
  public <A> ResponseTransformation.Builder<A> transformation() {
    return DefaultResponseTransformation.builder();
  }

  @Override
  public void flushCacheByUriPattern(Pattern pattern) {
    // Nothing is cached here.
  }

  @Override
  public void destroy() {
    // The HTTP client belongs to the tracker, which closes it.
  }

  private static okhttp3.Request translated(Request request) {
    okhttp3.Request.Builder copy = new okhttp3.Request.Builder().url(request.getUri().toString());
    request.getHeaders().forEach(copy::header);
    return copy.method(request.getMethod().name(), body(request)).build();
  }

  private static @Nullable RequestBody body(Request request) {
    boolean bodiless =
        request.getMethod() == Request.Method.GET || request.getMethod() == Request.Method.DELETE;
    if (!request.hasEntity()) {
      return bodiless ? null : RequestBody.EMPTY;
    }
    try (InputStream entity = request.getEntityStream()) {
      return RequestBody.create(entity.readAllBytes());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
