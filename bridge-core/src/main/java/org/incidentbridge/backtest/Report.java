package org.incidentbridge.backtest;

import java.util.List;

/**
 * What came of a backtest.
 *
 * @param tally the totals
 * @param findings in the order of the incidents
 * @param badLines lines that are no histories, the first of them; nothing else counts if there are
 *     any
 */
public record Report(Tally tally, List<Finding> findings, List<BadLine> badLines) {
  public Report {
    findings = List.copyOf(findings);
    badLines = List.copyOf(badLines);
  }
}
