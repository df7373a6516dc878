package org.incidentbridge.report;

import java.net.URI;
import java.util.List;
import org.incidentbridge.replay.Verdict;

/**
 * What reports look at of one incident.
 *
 * @param label what it is called
 * @param facts what its fields hold at the end of the period
 * @param life how it came to that
 * @param verdict what the policy says of it at the end of the period
 * @param standing whether it counts
 */
public record Sample(Label label, Facts facts, Life life, Verdict verdict, Standing standing) {

  /** Whether an incident counts in reports. */
  public enum Standing {
    COUNTED,
    /** The policy is not for it: a process test, for example (A2). */
    TEST,
    /** It began before the policy took effect. */
    EARLIER
  }

  /**
   * What an incident is called.
   *
   * @param incident its id
   * @param ticket tracker and key of the ticket it began with
   * @param title for people; empty if it is not to be shown
   * @param address of the ticket in its tracker, as the tracker told it
   */
  public record Label(String incident, String ticket, String title, URI address) {}

  /**
   * What fields hold; empty texts where there is nothing, or nothing that may be shown.
   *
   * @param severity canonical word
   * @param level canonical word
   * @param status canonical word
   * @param assignee for people
   * @param about whose it is
   * @param knownProblem the known problem it was matched with
   */
  public record Facts(
      String severity,
      String level,
      String status,
      String assignee,
      About about,
      String knownProblem) {

    /** Whether nobody is assigned. */
    public boolean isUnassigned() {
      return assignee.isEmpty();
    }
  }

  /**
   * Whose an incident is.
   *
   * @param service empty if none is named
   * @param organisation of the reporter, empty if not known
   */
  public record About(String service, String organisation) {}

  /** Whether it counts. */
  boolean isCounted() {
    return standing == Standing.COUNTED;
  }

  /** Those that count and had begun. */
  static List<Sample> counted(List<Sample> all) {
    return all.stream().filter(Sample::isCounted).toList();
  }
}
