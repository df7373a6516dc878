package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Atlassian Document Format. Nodes that have no canonical form are kept word for word as
 * opaque nodes; colours, alignment and other decoration are not in the canonical tree and come back
 * only where {@link AdfWriter} finds the block unchanged. Never fails on any input.
 */
public final class AdfReader {

  private AdfReader() {}

  /** The text in normal form; a missing document is empty, a plain string is plain text. */
  public static RichText read(@Nullable JsonNode document) {
    if (document == null || document.isNull() || document.isMissingNode()) {
      return RichText.EMPTY;
    }
    if (document.isTextual()) {
      return RichText.plain(document.textValue());
    }
    return new RichText(AdfBlocks.of(document.path("content"), 0)).normalised();
  }
}
