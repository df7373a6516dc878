package org.incidentbridge.app.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.model.StandardField;

/** What each level is to resolve, as it was typed. */
final class TargetShares {

  private static final double HUNDRED = 100;

  private TargetShares() {}

  /** Shares from 0 to 1; empty if nothing was typed. */
  static SortedMap<String, Double> of(Map<String, Double> typed) {
    SortedMap<String, Double> shares = new TreeMap<>();
    double sum = 0;
    for (var target : typed.entrySet()) {
      double percent = target.getValue();
      if (!StandardField.LEVEL.words().contains(target.getKey())) {
        throw refused(
            "%s is no level; levels are %s"
                .formatted(target.getKey(), String.join(", ", StandardField.LEVEL.words())));
      }
      if (!(percent >= 0 && percent <= HUNDRED)) {
        throw refused("%s is no share in per cent, 0 to 100".formatted(percent));
      }
      shares.put(target.getKey(), percent / HUNDRED);
      sum += percent;
    }
    if (sum > HUNDRED) {
      throw refused("the shares add up to more than 100 per cent");
    }
    return shares;
  }

  private static Failure refused(String why) {
    return new Failure(
        ExitCode.USAGE, "--target: %s. Write for example L1=80,L2=15,L3=5.".formatted(why));
  }
}
