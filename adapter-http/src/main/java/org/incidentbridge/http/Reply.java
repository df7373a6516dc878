package org.incidentbridge.http;

import java.util.Optional;
import okhttp3.Headers;

/**
 * A good answer with what stands around its body.
 *
 * @param status 200 to 299
 * @param body empty if there is none
 */
public record Reply<T>(int status, Headers headers, Optional<T> body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
