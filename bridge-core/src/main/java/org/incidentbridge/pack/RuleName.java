package org.incidentbridge.pack;

/**
 * How a rule is called wherever a decision is explained.
 *
 * @param name unique among its kind in the pack
 * @param source the numbers of the written procedure it comes from, for example {@code J3}; may be
 *     empty
 */
public record RuleName(String name, String source) {
  @Override
  public String toString() {
    return source.isEmpty() ? name : name + " (" + source + ")";
  }
}
