package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.config.Loaded;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "validate",
    description = "Checks a configuration: everything that is wrong with it, at once.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge validate",
      "  bridge validate -c /etc/incident-bridge/bridge.yaml",
      "  bridge validate --json | jq '.problems[].message'"
    })
final class ValidateCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    Loaded loaded = ConfigLoader.load(options.file(), System.getenv(), Adapters.found());
    boolean good = loaded instanceof Loaded.Good;
    if (options.json()) {
      options.print(
          Map.of(
              "valid",
              good,
              "problems",
              loaded.problems().stream().map(this::row).toList(),
              "notes",
              notes(loaded)));
    } else {
      loaded.problems().forEach(p -> options.out().println(p.render()));
      notes(loaded).forEach(options::wrapped);
      options.out().println(summary(loaded.problems(), good));
      options.out().flush();
    }
    return (good ? ExitCode.DONE : ExitCode.USAGE).number();
  }

  /** What the configuration ends that the store has; nothing where there is none to look at. */
  private static List<String> notes(Loaded loaded) {
    if (!(loaded instanceof Loaded.Good good) || Workbench.unmadeStore(good.config()).isPresent()) {
      return List.of();
    }
    try (Store store = Workbench.openStore(good.config(), Access.LOOK)) {
      return store.inTransaction(tables -> LeftOpen.sentence(tables, good.config())).stream()
          .toList();
    } catch (StoreException | Failure unreadable) {
      return List.of(); // a store that cannot be read is nothing that validate was asked about
    }
  }

  private String summary(List<ConfigProblem> problems, boolean good) {
    long errors = problems.stream().filter(ConfigProblem::isError).count();
    long warnings = problems.size() - errors;
    if (good && warnings == 0) {
      return options.file() + " is valid.";
    }
    String found =
        warnings == 0
            ? Count.of(errors, "error")
            : errors == 0
                ? Count.of(warnings, "warning")
                : Count.of(errors, "error") + " and " + Count.of(warnings, "warning");
    return good
        ? "%s is valid, with %s.".formatted(options.file(), found)
        : "%s has %s; nothing was done.".formatted(options.file(), found);
  }

  private Map<String, Object> row(ConfigProblem problem) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("level", problem.level().name().toLowerCase(java.util.Locale.ROOT));
    row.put("file", String.valueOf(problem.file()));
    if (problem.line() > 0) {
      row.put("line", problem.line());
      row.put("column", problem.column());
    }
    row.put("path", problem.path());
    row.put("message", problem.message());
    row.put("suggestion", problem.suggestion());
    return row;
  }
}
