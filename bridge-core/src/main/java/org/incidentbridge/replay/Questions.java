package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.policy.Condition;

/** Numbers the conditions of a pack; equal ones are one. */
final class Questions {
  private static final String ANY = "";

  private final List<Question> all = new ArrayList<>();
  private final Map<Condition, Question> byCondition = new HashMap<>();
  private final Set<String> calendars = new TreeSet<>();
  private final Set<String> sides = new TreeSet<>();
  private long read;

  Question of(Condition condition) {
    Question known = byCondition.get(condition);
    if (known != null) {
      return known;
    }
    Question question = new Question(all.size(), condition, Topics.of(condition));
    all.add(question);
    byCondition.put(condition, question);
    read |= question.topics();
    condition
        .reads()
        .ifPresentOrElse(paths -> paths.forEach(this::noteNames), () -> noteNames("open"));
    return question;
  }

  private void noteNames(String path) {
    if (path.startsWith("sides.")) {
      String tracker = path.split("\\.", 3)[1];
      if (!tracker.equals(Topics.EACH)) {
        sides.add(tracker);
      }
    } else if (path.equals("open")) {
      calendars.add(ANY);
    } else if (path.startsWith("open.")) {
      calendars.add(path.substring("open.".length()));
    }
  }

  /** The trackers whose sides some question names. */
  Set<String> sides() {
    return sides;
  }

  /** Whether some question reads whether that calendar is open. */
  boolean reads(String calendar) {
    return calendars.contains(calendar) || calendars.contains(ANY);
  }

  /** In the order of their numbers. */
  Question[] all() {
    return all.toArray(Question[]::new);
  }

  /** Whether some question reads one of these topics. */
  boolean read(long topics) {
    return (read & topics) != 0;
  }
}
