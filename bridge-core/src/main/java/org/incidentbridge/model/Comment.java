package org.incidentbridge.model;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.text.RichText;

/**
 * A comment as a tracker shows it.
 *
 * @param id the tracker's id, unique within the tracker
 * @param author who wrote it there
 * @param createdAt when, by the tracker's clock
 * @param visibility as the tracker shows it; unknown is internal
 * @param content the text, and the bridge's marker if this is a copy made by it
 */
public record Comment(
    String id, Party author, Instant createdAt, Visibility visibility, Content content) {

  /**
   * What a comment says.
   *
   * @param body the text without any marker line
   * @param marker the key of the command that made it; empty if people wrote it or the tracker does
   *     not show markers in this view
   * @param editor who worded it last, if that is told and was not the author
   */
  public record Content(RichText body, String marker, Optional<Party> editor) {

    /** As its author worded it, as far as is known. */
    public Content(RichText body, String marker) {
      this(body, marker, Optional.empty());
    }
  }

  public RichText body() {
    return content.body();
  }

  public String marker() {
    return content.marker();
  }

  /** The same for insiders only. */
  public Comment asInternal() {
    return new Comment(id, author, createdAt, Visibility.INTERNAL, content);
  }
}
