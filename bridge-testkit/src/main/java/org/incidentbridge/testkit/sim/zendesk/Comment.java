package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What somebody said on a ticket. It can be hidden and redacted, and never edited. */
final class Comment {

  private String read = "";
  private String text = "";

  final long id;
  final long author;
  final long audit;
  final Instant at;
  final ObjectNode via;
  final List<StoredFile> files;

  /** What agents see, without the frame that the interface puts around it. */
  String html;

  boolean isPublic;

  Comment(Draft draft, long id, long audit, Instant at, ObjectNode via) {
    this.id = id;
    this.author = draft.author();
    this.audit = audit;
    this.at = at;
    this.via = via;
    this.files = draft.files();
    this.html = draft.html();
    this.isPublic = draft.isPublic();
  }

  /** A comment before it is made. */
  record Draft(long author, String html, boolean isPublic, List<StoredFile> files) {
    Draft {
      files = List.copyOf(files);
    }
  }

  /** As text with line breaks. */
  String text() {
    if (!read.equals(html)) {
      text = HtmlText.text(html);
      read = html;
    }
    return text;
  }
}
