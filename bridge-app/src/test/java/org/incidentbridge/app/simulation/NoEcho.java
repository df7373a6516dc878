package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.SimRequest;

/** N4: the bridge answers nothing that it wrote itself. */
final class NoEcho {

  private static final Pattern SAID =
      Pattern.compile(
          ".*/(?:(?:issues?|ticket)/([^/]+)/(?:comment|notes|correspond)|tickets/([^/]+))");

  private NoEcho() {}

  /** A comment never comes back to the ticket on which it was written. */
  static void sent(Deeds deeds, String side, SimRequest request) {
    Matcher place = SAID.matcher(request.path());
    if (request.method().equals("GET") || !place.matches()) {
      return;
    }
    Set<String> tokens = Deeds.tokens(request.text());
    for (Deeds.Remark remark : deeds.remarks.values()) {
      boolean here =
          remark.at().tracker().toString().equals(side)
              && remark
                  .at()
                  .id()
                  .equals((place.group(1) == null ? place.group(2) : place.group(1)));
      assertThat(here && tokens.contains(remark.token()))
          .as("N4 NoEcho: %s comes back to where it was written", remark)
          .isFalse();
    }
  }

  /** When all is quiet, one more run has nothing to write. */
  static void quiet(long before, long after) {
    assertThat(after).as("N4 NoEcho: one more run writes nothing").isEqualTo(before);
  }
}
