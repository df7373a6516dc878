package org.incidentbridge.app.cli;

/** Numbers as people say them: {@code 1 command}, {@code 2 commands}. */
final class Count {

  private Count() {}

  /**
   * A number of things.
   *
   * @param one what one of them is called
   */
  static String of(long number, String one) {
    return number + " " + (number == 1 ? one : plural(one));
  }

  /**
   * Says of some of the things just counted what is special about them; nothing of none.
   *
   * @param what what they are or do, as in {@code 3 commands (2 of them held)}
   */
  static String ofThem(long number, String what) {
    return number == 0 ? "" : " (%d of them %s)".formatted(number, what);
  }

  private static String plural(String one) {
    return one.matches(".*[^aeiou]y")
        ? one.substring(0, one.length() - 1) + "ies"
        : one + (one.endsWith("s") ? "es" : "s");
  }
}
