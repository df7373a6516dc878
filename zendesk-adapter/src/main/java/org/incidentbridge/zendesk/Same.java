package org.incidentbridge.zendesk;

import org.incidentbridge.model.Value;
import org.incidentbridge.text.Gist;

/** Whether a ticket shows what the bridge believes it to show. */
final class Same {

  private Same() {}

  /** Equal for all that a person can see. */
  static boolean value(Value believed, Value shown) {
    if (believed instanceof Value.Body one && shown instanceof Value.Body other) {
      return Gist.isSame(one.text(), other.text());
    }
    if (believed instanceof Value.Person one && shown instanceof Value.Person other) {
      return one.party().equals(other.party())
          || (!one.party().account().isEmpty()
              && one.party().account().equals(other.party().account()));
    }
    if (believed instanceof Value.Moment one && shown instanceof Value.Moment other) {
      return one.at().getEpochSecond() == other.at().getEpochSecond();
    }
    if (believed instanceof Value.Names || shown instanceof Value.Names) {
      return believed.asNames().equals(shown.asNames());
    }
    return believed.display().strip().equals(shown.display().strip());
  }
}
