package org.incidentbridge.app.demo;

import java.util.List;

/**
 * One ticket as its simulator keeps it.
 *
 * @param at the tracker's name, key and project
 * @param byBridge whether the bridge's user created it
 * @param face title, status and priority in the tracker's words
 * @param comments in the order written
 * @param files in the order added
 * @param open every other text that whoever sees the ticket can read
 * @param hidden texts of fields that are for the ticket's own team
 */
record Seen(
    At at,
    boolean byBridge,
    Face face,
    List<Said> comments,
    List<Kept> files,
    List<String> open,
    List<String> hidden) {

  record At(String place, String key, String project) {
    @Override
    public String toString() {
      return place + " " + key;
    }
  }

  record Face(String title, String status, String priority) {}

  /** A comment; hidden means internal. */
  record Said(long id, String text, boolean hidden, boolean byBridge) {}

  /** A file; hidden means that it hangs on an internal note. */
  record Kept(String name, byte[] content, boolean hidden, boolean byBridge) {}
}
