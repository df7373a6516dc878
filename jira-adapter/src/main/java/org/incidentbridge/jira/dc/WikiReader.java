package org.incidentbridge.jira.dc;

import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;

/**
 * Reads Jira's wiki markup. Macros that have no canonical form are kept word for word as opaque
 * nodes, one per tag, so that the text between them can still be read and edited; colours are
 * dropped. Never fails on any input; linear in its length.
 */
public final class WikiReader {

  private WikiReader() {}

  /** The text in normal form. */
  public static RichText read(String markup) {
    return new RichText(WikiSegments.of(Characters.clean(markup))).normalised();
  }
}
