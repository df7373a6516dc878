package org.incidentbridge.spi;

import java.io.IOException;
import java.io.InputStream;
import org.incidentbridge.model.TicketRef;

/** Gives a sink the content of attachments that live in other trackers. */
@FunctionalInterface
public interface ContentSource {

  /** The content; the caller closes the stream. */
  InputStream open(TicketRef ticket, String attachmentId) throws IOException;
}
