package org.incidentbridge.plan;

import java.util.List;

/**
 * What a command changes and why.
 *
 * @param lines one for each field or thing written
 * @param calls the API calls it usually takes
 */
public record Explanation(List<Line> lines, int calls) {

  public Explanation {
    lines = List.copyOf(lines);
  }

  /**
   * One thing written.
   *
   * @param what the field in canonical words, or {@code comment}, {@code attachment}, {@code link}
   * @param before what the ticket shows now; empty if nothing
   * @param after what it will show
   * @param why the rule, and whose change it is
   */
  public record Line(String what, String before, String after, String why) {}
}
