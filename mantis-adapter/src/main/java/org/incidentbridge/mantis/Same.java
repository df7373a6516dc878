package org.incidentbridge.mantis;

import java.util.TreeSet;
import org.incidentbridge.model.Value;

/** Whether an issue shows what the bridge believes it to show. */
final class Same {

  private Same() {}

  /** Equal for all that a person can see. */
  static boolean value(Value believed, Value shown) {
    if (believed instanceof Value.Body || shown instanceof Value.Body) {
      return body(believed).equals(body(shown));
    }
    if (believed instanceof Value.Person one && shown instanceof Value.Person other) {
      return PeopleFinder.isSame(one.party(), other.party());
    }
    if (believed instanceof Value.Moment one && shown instanceof Value.Moment other) {
      return one.at().getEpochSecond() == other.at().getEpochSecond();
    }
    if (believed instanceof Value.Names || shown instanceof Value.Names) {
      return new TreeSet<>(WordWriter.names(believed))
          .equals(new TreeSet<>(WordWriter.names(shown)));
    }
    return believed.display().strip().equals(shown.display().strip());
  }

  private static String body(Value value) {
    return value instanceof Value.Body body
        ? MantisProse.write(body.text())
        : value.display().strip();
  }
}
