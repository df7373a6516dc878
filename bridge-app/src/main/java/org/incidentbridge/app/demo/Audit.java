package org.incidentbridge.app.demo;

import java.util.List;

/**
 * What is truly in the trackers, counted there.
 *
 * @param incidents tickets that people reported and that a route covers
 * @param tickets all tickets of all trackers
 * @param mirrors tickets that the bridge made
 * @param comments what people wrote, and what the bridge did
 * @param attachments the files that people attached, and those of the bridge
 * @param conflicts tickets whose priority both sides changed and a person has to decide
 * @param held things that people wrote and that have not arrived on the other side
 * @param duplicates mirrors, comments or files that are there more than once
 * @param leaks internal texts in places where they must not be
 * @param findings what is wrong, in words
 */
public record Audit(
    long incidents,
    long tickets,
    long mirrors,
    Copied comments,
    Copied attachments,
    long conflicts,
    long held,
    long duplicates,
    long leaks,
    List<String> findings) {

  public Audit {
    findings = List.copyOf(findings);
  }

  /**
   * All of a kind.
   *
   * @param people those of people
   * @param copies the bridge's copies of them
   * @param others of the bridge that are copies of nothing, such as a note with the mirror's
   *     address
   */
  public record Copied(long people, long copies, long others) {

    /** How many a person counts who looks at all tickets. */
    public long all() {
      return people + copies + others;
    }
  }
}
