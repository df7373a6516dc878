package org.incidentbridge.model;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an installation of a tracker lies. The scheme does not tell one from another, nor how the
 * host is written, nor a port that goes without saying.
 *
 * @param host in lower case
 * @param port -1 for the usual one
 * @param path without a slash at its end
 */
public record Site(String host, int port, String path) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Of the address of its root; empty if that is no web address. */
  public static Optional<Site> of(String address) {
    try {
      return of(URI.create(address.strip()));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Site> of(URI uri) {
    if (uri.getHost() == null) {
      return Optional.empty();
    }
    String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
    return Optional.of(new Site(uri.getHost().toLowerCase(Locale.ROOT), port(uri), path));
  }

  /**
   * Under which pages such as this one lie; the pages of all tickets of a site lie in one place.
   */
  public static Optional<Site> around(URI page) {
    return of(page.resolve("."));
  }

  /** Whether a page lies in it. */
  public boolean holds(URI page) {
    return around(page)
        .filter(p -> p.host.equals(host) && p.port == port)
        .filter(p -> p.path.equals(path) || p.path.startsWith(path + "/"))
        .isPresent();
  }

  private static int port(URI uri) {
    return uri.getPort() == HTTP || uri.getPort() == HTTPS ? -1 : uri.getPort();
  }
}
