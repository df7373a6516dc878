package org.incidentbridge.http;

import java.util.Optional;

/**
 * An HTTP proxy between the bridge and a tracker.
 *
 * @param login sent to the proxy when it asks
 */
public record ProxySettings(String host, int port, Optional<HttpAuth.Basic> login) {

  public ProxySettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "proxy '" + host + ":" + port + "': give a host name and a port from 1 to 65535");
    }
  }
}
