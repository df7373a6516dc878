package org.incidentbridge.http;

import java.util.Optional;
import okhttp3.Headers;

/**
 * A good answer with what stands around its body.
 *
 * @param status 200 to 299, or 304 if the request was conditional
 * @param body empty if there is none
 */
public record Reply<T>(int status, Headers headers, Optional<T> body) {

  /** The tracker says that what the caller has is still current. */
  public boolean notModified() {
    return status == 304;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
