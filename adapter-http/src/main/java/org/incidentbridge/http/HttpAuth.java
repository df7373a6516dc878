package org.incidentbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.spi.Secret;

/** How the bridge proves to a tracker who it is. Nothing here prints a secret. */
public sealed interface HttpAuth {

  /** User and password, or e-mail and API token on Jira Cloud. */
  record Basic(String user, Secret secret) implements HttpAuth {

    public Basic {
      if (user.isBlank() || user.indexOf(':') >= 0) {
        throw new IllegalArgumentException(
            "user '" + user + "' cannot be sent: a user name is not blank and has no colon");
      }
    }
  }

  /** OAuth token or Jira Data Center's personal access token. */
  record Bearer(Secret token) implements HttpAuth {}

  /** The bare token in {@code Authorization}, as MantisBT wants it. */
  record RawToken(Secret token) implements HttpAuth {}

  /** A bearer token that ends, and is fetched anew. */
  record Renewed(TokenSource source) implements HttpAuth {}

  /** No login at all. */
  record None() implements HttpAuth {}

  /** Value of the {@code Authorization} header; empty if none is sent. */
  default Optional<String> authorization() {
    return switch (this) {
      case Basic basic -> Optional.of("Basic " + base64(basic));
      case Bearer bearer -> Optional.of("Bearer " + bearer.token().reveal());
      case RawToken raw -> Optional.of(raw.token().reveal());
      case Renewed renewed -> Optional.of("Bearer " + renewed.source().token().reveal());
      case None none -> Optional.empty();
    };
  }

  /** All that must never be seen, in each form in which it is sent. */
  default List<Secret> secrets() {
    return switch (this) {
      case Basic basic -> List.of(basic.secret(), new Secret(base64(basic)));
      case Bearer bearer -> List.of(bearer.token());
      case RawToken raw -> List.of(raw.token());
      case Renewed renewed -> renewed.source().secrets();
      case None none -> List.of();
    };
  }

  private static String base64(Basic basic) {
    String pair = basic.user() + ':' + basic.secret().reveal();
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
