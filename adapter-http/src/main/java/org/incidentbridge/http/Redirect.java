package org.incidentbridge.http;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Says where a redirect leads, and what to do about one that leads nowhere. */
final class Redirect {

  private Redirect() {}

  /** Scheme and host, with the port where it is not the scheme's own. */
  static String origin(HttpUrl url) {
    String host = url.scheme() + "://" + url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
  }

  /** Whether an answer sends its caller on. */
  static boolean is(HttpAnswer answer) {
    return answer.status() >= 300
        && answer.status() < 400
        && answer.headers().get("Location") != null;
  }

  /**
   * What to do about a redirect.
   *
   * @param from what was asked
   */
  static String advice(Headers headers, HttpUrl from) {
    String location = Optional.ofNullable(headers.get("Location")).orElse("");
    boolean within =
        Optional.ofNullable(from.resolve(location))
            .filter(target -> SafeRedirects.sameOrigin(from, target))
            .isPresent();
    return "The tracker sends us to "
        + location
        + (within
            ? ", at its own address, as it does with visitors who are to log in: check auth, and that"
                + " no single sign-on stands before the tracker's REST interface"
            : ": set url to where it lives now");
  }
}
