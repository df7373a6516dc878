package org.incidentbridge.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.RichText;

/** Who said what and where, above the text of a copy. Names people, never mentions them. */
final class Attribution {

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Attribution() {}

  /** A time as people read it. */
  static String time(Instant at) {
    return AT.format(at);
  }

  static RichText of(String author, Comment comment, TicketState at) {
    String head = "%s (%s, %s):".formatted(author, at.place().key(), time(comment.createdAt()));
    List<Block> blocks = new ArrayList<>(RichText.plain(head).blocks());
    blocks.addAll(comment.body().blocks());
    return new RichText(blocks);
  }
}
