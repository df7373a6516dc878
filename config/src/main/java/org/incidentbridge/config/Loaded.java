package org.incidentbridge.config;

import java.util.List;

/** What came of reading a configuration. */
public sealed interface Loaded {
  /** Everything found, in the order of files and lines. */
  List<ConfigProblem> problems();

  /**
   * It can be used.
   *
   * @param config the configuration
   * @param warnings what is doubtful in it
   */
  record Good(BridgeConfig config, List<ConfigProblem> warnings) implements Loaded {
    public Good {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<ConfigProblem> problems() {
      return warnings;
    }
  }

  /**
   * It cannot.
   *
   * @param problems all errors and warnings; at least one error
   */
  record Bad(List<ConfigProblem> problems) implements Loaded {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
