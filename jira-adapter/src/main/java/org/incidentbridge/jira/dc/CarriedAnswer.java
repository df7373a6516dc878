package org.incidentbridge.jira.dc;

import com.atlassian.httpclient.api.Response;
import io.atlassian.fugue.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A good answer as Atlassian's client wants it. The client's own class for it keeps texts up to a
 * size that only its own HTTP client can set.
 */
final class CarriedAnswer implements Response {

  private final int status;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  CarriedAnswer(Reply<byte[]> reply) {
    this.status = reply.status();
    this.body = reply.body().orElse(new byte[0]);
    reply.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public String getStatusText() {
    return "";
  }

  @Override
  public String getEntity() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public InputStream getEntityStream() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public Option<Long> getContentLength() {
    return Option.some((long) body.length);
  }

  @Override
  public boolean hasEntity() {
    return body.length > 0;
  }

  @Override
  public boolean hasReadEntity() {
    return false;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public String getContentCharset() {
    return "UTF-8";
  }

  @Override
  public boolean isInformational() {
    return isOf(100);
  }

  @Override
  public boolean isSuccessful() {
    return isOf(200);
  }

  @Override
  public boolean isOk() {
    return status == 200;
  }

  @Override
  public boolean isCreated() {
    return status == 201;
  }

  @Override
  public boolean isNoContent() {
    return status == 204;
  }

  @Override
  public boolean isRedirection() {
    return isOf(300);
  }

  @Override
  public boolean isSeeOther() {
    return status == 303;
  }

  @Override
  public boolean isNotModified() {
    return status == 304;
  }

  @Override
  public boolean isClientError() {
    return isOf(400);
  }

  @Override
  public boolean isBadRequest() {
    return status == 400;
  }

  @Override
  public boolean isUnauthorized() {
    return status == 401;
  }

  @Override
  public boolean isForbidden() {
    return status == 403;
  }

  @Override
  public boolean isNotFound() {
    return status == 404;
  }

  @Override
  public boolean isConflict() {
    return status == 409;
  }

  @Override
  public boolean isServerError() {
    return isOf(500);
  }

  @Override
  public boolean isInternalServerError() {
    return status == 500;
  }

  @Override
  public boolean isServiceUnavailable() {
    return status == 503;
  }

  @Override
  public boolean isError() {
    return status >= 400;
  }

  @Override
  public boolean isNotSuccessful() {
    return !isSuccessful();
  }

  private boolean isOf(int hundred) {
    return status / 100 == hundred / 100;
  }
}
