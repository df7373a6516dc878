package org.incidentbridge.notice;

import java.util.List;
import org.incidentbridge.spi.TrackerProbe.Finding;

/**
 * A way out of the bridge, such as a mail server. Called by one thread at a time, but for {@link
 * #examine}.
 */
public interface NoticeChannel extends AutoCloseable {

  /**
   * Sends one message and waits for the answer, for a bounded time. May be called again with the
   * same message, whatever became of it. Whatever goes wrong is answered, never thrown; no answer
   * holds a secret.
   */
  Delivery send(Parcel parcel);

  /** Looks whether messages could be sent, without sending any. */
  List<Finding> examine();

  @Override
  void close();
}
