package org.incidentbridge.app.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Whether a person watches, and how much fits in a line. */
final class Terminal {

  private Terminal() {}

  /**
   * Whether standard output and input are a terminal. The launcher tells, since newer versions of
   * Java have a console even where there is no terminal.
   */
  static boolean isThere() {
    return Boolean.getBoolean("bridge.terminal");
  }

  /**
   * How wide a line may be.
   *
   * @param otherwise where there is no terminal
   */
  static int width(CommandSpec spec, int otherwise) {
    return isThere()
        ? columns(System.getenv("COLUMNS")).orElseGet(() -> spec.commandLine().getUsageHelpWidth())
        : otherwise;
  }

  /** How many columns people want lines to have, if they said so and it can be read at all. */
  static OptionalInt columns(@Nullable String said) {
    return said != null && said.matches("[1-9][0-9]{1,4}")
        ? OptionalInt.of(Integer.parseInt(said))
        : OptionalInt.empty();
  }
}
