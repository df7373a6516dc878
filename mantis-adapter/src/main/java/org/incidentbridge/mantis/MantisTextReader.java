package org.incidentbridge.mantis;

import java.util.List;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;

/**
 * Reads MantisBT's text, as people type it and as {@link MantisTextWriter} writes it. Text that is
 * not clearly markup stays as it is typed: single asterisks, shell comments, paths and stack traces
 * survive. Never fails on any input; linear in its length.
 */
public final class MantisTextReader {

  private MantisTextReader() {}

  /** The text in normal form. */
  public static RichText read(String text) {
    List<String> lines = List.of(Characters.clean(text).split("\n", -1));
    return new RichText(MantisTextBlocks.of(lines, 0)).normalised();
  }
}
