package org.incidentbridge.testkit.sim.rt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A custom field.
 *
 * @param forTransactions whether it stands on transactions in place of tickets
 * @param values those of a closed list; empty if anything goes
 * @param pattern what a value must match, e.g. {@code (?#Digits)^[\\d]*$}; blank if anything goes
 */
record CustomField(
    int id,
    String name,
    RtFieldType type,
    boolean forTransactions,
    List<String> values,
    String pattern) {

  CustomField {
    values = List.copyOf(values);
  }

  /** The value as it is stored, in the spelling of the list; empty if the field has no such. */
  Optional<String> accepted(String value) {
    if (type != RtFieldType.SELECT_SINGLE) {
      return Optional.of(value);
    }
    return values.stream().filter(v -> v.equalsIgnoreCase(value)).findFirst();
  }

  boolean matches(String value) {
    String plain = pattern.replaceFirst("\\(\\?#[^)]*\\)", "");
    return plain.isEmpty() || Pattern.compile(plain).matcher(value).find();
  }

  /** What RT calls the pattern towards people. */
  String wanted() {
    int from = pattern.indexOf("(?#");
    int to = pattern.indexOf(')');
    return from < 0 ? pattern : "[" + pattern.substring(from + 3, to) + "]";
  }
}
