package org.incidentbridge.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition over an incident, compiled when the configuration was loaded. Pure and total: an
 * expression that fails on some incident counts as not holding, and says so in {@link Answer}.
 */
public interface Condition {

  /** Holds always. */
  Condition ALWAYS = constant(true);

  /** Holds never. */
  Condition NEVER = constant(false);

  /**
   * Tests the condition.
   *
   * @param variables for routes {@code incident} and {@code ticket}, each a map from canonical
   *     field name to text, list of texts, instant or number, as {@code ConditionVariables} makes
   *     them; for policy packs as {@code replay.Variables} tells
   */
  Answer test(Map<String, Object> variables);

  /** As written in the configuration. */
  String text();

  /**
   * What it reads of the variables: {@code incident.status} for a member of one, {@code clocks} for
   * the whole of it, also where the member is computed; {@code sides.*} for the names of its
   * members, {@code sides.*.priority} for that entry of each of them. Its answer cannot change
   * unless one of these does. Empty if not known.
   */
  default Optional<Set<String>> reads() {
    return Optional.empty();
  }

  /** Whether asking it costs less than remembering what it answered. */
  default boolean isQuick() {
    return false;
  }

  private static Condition constant(boolean holds) {
    return new Condition() {
      @Override
      public Answer test(Map<String, Object> variables) {
        return holds ? Answer.YES : Answer.NO;
      }

      @Override
      public boolean isQuick() {
        return true;
      }

      @Override
      public String text() {
        return holds ? "true" : "false";
      }

      @Override
      public Optional<Set<String>> reads() {
        return Optional.of(Set.of());
      }
    };
  }

  /**
   * The answer.
   *
   * @param holds whether it holds
   * @param problem why it could not be computed; empty if it could
   */
  record Answer(boolean holds, String problem) {
    /** It holds. */
    public static final Answer YES = new Answer(true, "");

    /** It does not, and that is known. */
    public static final Answer NO = new Answer(false, "");
  }
}
