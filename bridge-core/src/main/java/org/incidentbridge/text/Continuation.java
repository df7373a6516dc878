package org.incidentbridge.text;

import java.util.List;

/**
 * A text in parts that each fit a limit.
 *
 * @param first what stays in its place, with a line that says where the rest is
 * @param rest what was moved, in order, each part headed by a line that says what it continues;
 *     empty if all fitted
 * @param whole the text as it would be without a limit, for an attachment
 */
public record Continuation(String first, List<String> rest, String whole) {

  public Continuation {
    rest = List.copyOf(rest);
  }

  /** Whether anything had to be moved, which belongs into the ledger. */
  public boolean moved() {
    return !rest.isEmpty();
  }
}
