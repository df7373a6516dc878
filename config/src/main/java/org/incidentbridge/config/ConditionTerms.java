package org.incidentbridge.config;

import java.util.Map;
import java.util.Set;

/**
 * What the conditions of one place may say.
 *
 * @param scope the variables
 * @param words for fields, as {@code ticket.project}, the only words that they ever have
 * @param names for variables that have things by name, as {@code clocks}, the names there are;
 *     those of variables left out are not known
 */
record ConditionTerms(
    ConditionScope scope, Map<String, Set<String>> words, Map<String, Set<String>> names) {

  ConditionTerms {
    words = Map.copyOf(words);
    names = Map.copyOf(names);
  }
}
