package org.incidentbridge.app.demo;

import java.util.List;

/**
 * What is truly in the trackers, counted there.
 *
 * @param incidents tickets that people reported and that a route covers
 * @param tickets all tickets of all trackers
 * @param mirrors tickets that the bridge made
 * @param comments all comments, and how many of them are copies made by the bridge
 * @param attachments all files, and how many of them are copies made by the bridge
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

  /** All of a kind, and the copies among them. */
  public record Copied(long all, long copies) {}
}
