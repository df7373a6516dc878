package org.incidentbridge.decide;

import org.incidentbridge.model.Comment;
import org.incidentbridge.spi.CommandKey;

/** Short fingerprints of content. */
public final class Hashes {

  private Hashes() {}

  /** What a comment says and who may read it. */
  public static String of(Comment comment) {
    return of(comment.visibility().name(), comment.body().normalised().toString());
  }

  /** Of any texts. */
  public static String of(String... parts) {
    return CommandKey.of(parts).text().substring("ib-".length());
  }
}
