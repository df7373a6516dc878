package org.incidentbridge.jira.shared;

import java.time.temporal.ChronoUnit;
import org.incidentbridge.model.Value;

/** Points in time of which a history tells the minute only. Pure. */
final class Minutes {

  private Minutes() {}

  /** A value, or the later one if this can only be the same as far as it is told. */
  static Value exact(Value told, Value later) {
    return told instanceof Value.Moment minute
            && later instanceof Value.Moment moment
            && moment.at().truncatedTo(ChronoUnit.MINUTES).equals(minute.at())
        ? later
        : told;
  }
}
