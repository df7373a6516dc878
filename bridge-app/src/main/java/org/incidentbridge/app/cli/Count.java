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

  private static String plural(String one) {
    return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
  }
}
