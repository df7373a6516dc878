package org.incidentbridge.http;

import java.util.List;
import org.incidentbridge.spi.Secret;

/** Where access tokens come from that end. Safe for use by many threads. */
public interface TokenSource {

  /**
   * A token that is good for now. May make a call of its own, by another client.
   *
   * @throws CallFailure if there is none to be had
   */
  Secret token();

  /** The tracker refused a token, so that it is not to be used again. */
  void refused(Secret token);

  /** What must never be seen besides the tokens. */
  List<Secret> secrets();
}
