package org.incidentbridge.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.policy.Condition;

/**
 * The answers to questions as long as nothing has changed that they depend on. A question that
 * names the event has two of them: one while the event is seen, one for the quiet after it.
 */
final class Memo {
  private final List<Question> questions;
  private final Map<String, Object> variables;
  private final boolean[] known;
  private final boolean[] answers;
  private final Set<String> problems = new TreeSet<>();
  private boolean quiet = true;
  private boolean moved;

  Memo(List<Question> questions, Map<String, Object> variables) {
    this.questions = questions;
    this.variables = variables;
    this.known = new boolean[2 * questions.size()];
    this.answers = new boolean[2 * questions.size()];
  }

  boolean holds(Question question) {
    int place = 2 * question.index() + (quiet && question.namesEvent() ? 1 : 0);
    if (!known[place]) {
      answers[place] = ask(question.condition());
      known[place] = true;
    }
    return answers[place];
  }

  private boolean ask(Condition condition) {
    Condition.Answer answer = condition.test(variables);
    if (!answer.problem().isEmpty()) {
      problems.add(answer.problem());
    }
    return answer.holds();
  }

  /** Whether the event is over; the variables tell so already. */
  void quiet(boolean now) {
    quiet = now;
  }

  /** Something changed that these topics show. */
  void changed(long topics) {
    moved |= (topics & ~Topics.EVENT) != 0;
    for (int i = 0; i < questions.size(); i++) {
      long common = questions.get(i).topics() & topics;
      if (common != 0) {
        known[2 * i] = false;
        if ((common & ~Topics.EVENT) != 0) {
          known[2 * i + 1] = false;
        }
      }
    }
  }

  /** Something changed that no condition reads, but that others follow from. */
  void touch() {
    moved = true;
  }

  /** Whether anything but the event changed since this was last asked. */
  boolean moved() {
    boolean was = moved;
    moved = false;
    return was;
  }

  /** For people, sorted. */
  Set<String> problems() {
    return problems;
  }

  void problem(String text) {
    problems.add(text);
  }
}
