package org.incidentbridge.policy;

import java.util.Map;

/**
 * A condition over an incident, compiled when the configuration was loaded. Pure and total: an
 * expression that fails on some incident counts as not holding, and says so in {@link Answer}.
 */
public interface Condition {

  /** Holds always. */
  Condition ALWAYS =
      new Condition() {
        @Override
        public Answer test(Map<String, Object> variables) {
          return new Answer(true, "");
        }

        @Override
        public String text() {
          return "true";
        }
      };

  /**
   * Tests the condition.
   *
   * @param variables {@code incident} and {@code ticket}, each a map from canonical field name to
   *     text, list of texts, instant or number, as {@code ConditionVariables} makes them
   */
  Answer test(Map<String, Object> variables);

  /** As written in the configuration. */
  String text();

  /**
   * The answer.
   *
   * @param holds whether it holds
   * @param problem why it could not be computed; empty if it could
   */
  record Answer(boolean holds, String problem) {}
}
