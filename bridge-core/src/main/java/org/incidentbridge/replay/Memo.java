package org.incidentbridge.replay;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.policy.Condition;

/**
 * The answers to questions as long as nothing has changed that they depend on. A question that
 * names the event has two of them: one while the event is seen, one for the quiet after it.
 */
final class Memo {
  private final long[] topics;
  private final Map<String, Object> variables;
  private final boolean[] known;
  private final boolean[] answers;
  private final boolean[] hoursKnown;
  private final boolean[] hoursMatter;
  private final Set<String> problems = new TreeSet<>();
  private boolean quiet = true;
  private boolean moved;
  private long fresh = Topics.ALL;

  /**
   * Knows nothing yet.
   *
   * @param topics what each question reads, by its number
   */
  Memo(long[] topics, Map<String, Object> variables) {
    this.topics = topics;
    this.variables = variables;
    this.known = new boolean[2 * topics.length];
    this.answers = new boolean[2 * topics.length];
    this.hoursKnown = new boolean[topics.length];
    this.hoursMatter = new boolean[topics.length];
  }

  boolean holds(Question question) {
    int place = 2 * question.index() + (quiet && question.namesEvent() ? 1 : 0);
    if (!known[place]) {
      answers[place] = ask(question.condition());
      known[place] = true;
    }
    return answers[place];
  }

  /** Whether the answer would be another one if other calendars were open. */
  boolean hoursMatter(Question question, Predicate<Question> search) {
    int place = question.index();
    if (!hoursKnown[place]) {
      hoursMatter[place] = search.test(question);
      hoursKnown[place] = true;
    }
    return hoursMatter[place];
  }

  /** The answer as the variables are at this very moment; forgotten at once. */
  boolean wouldHold(Question question) {
    return question.condition().test(variables).holds();
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
  void changed(long now) {
    boolean beyondEvent = (now & ~Topics.EVENT) != 0;
    moved |= beyondEvent;
    fresh |= now;
    for (int i = 0; i < topics.length; i++) {
      long common = topics[i] & now;
      if (common != 0) {
        known[2 * i] = false;
        if ((common & ~Topics.EVENT) != 0) {
          known[2 * i + 1] = false;
        }
        if ((common & ~Topics.EVENT & ~Topics.HOURS) != 0) {
          hoursKnown[i] = false;
        }
      }
    }
  }

  /**
   * Whether any of these topics changed since this was last asked; to be asked of one set of them
   * only.
   */
  boolean isFresh(long asked) {
    boolean is = (fresh & asked) != 0;
    fresh &= ~asked;
    return is;
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
