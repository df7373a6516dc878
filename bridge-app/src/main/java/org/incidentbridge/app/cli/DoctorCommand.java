package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Expectations;
import org.incidentbridge.app.SinceChanges;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = {
      "Checks the live trackers against the configuration. Reads only.",
      "Looks at login, clock, rights, fields and options, and whether every mapped status can"
          + " be reached."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge doctor",
      "  bridge doctor --json | jq '.[][] | select(.level != \"ok\")'"
    })
final class DoctorCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    var config = options.config();
    try (Workbench bench = Workbench.open(config, Access.LOOK, Environment.system())) {
      Map<TrackerId, List<Finding>> findings = examine(bench);
      bench
          .store()
          .inTransaction(tables -> SinceChanges.found(tables, config))
          .forEach((id, change) -> findings.computeIfPresent(id, (x, all) -> with(all, change)));
      if (options.json()) {
        options.print(json(findings));
      } else {
        findings.forEach(this::print);
      }
      return code(findings).number();
    }
  }

  /** What there is to say of every tracker. */
  static Map<TrackerId, List<Finding>> examine(Workbench bench) {
    Map<TrackerId, List<Finding>> findings = new TreeMap<>();
    bench.fleet().members().forEach((id, member) -> findings.put(id, examine(id, member, bench)));
    return findings;
  }

  private static List<Finding> examine(TrackerId id, Fleet.Member member, Workbench bench) {
    try {
      return member.tracker().probe().examine(Expectations.of(id, bench.config()));
    } catch (TrackerException failure) {
      return List.of(
          new Finding(
              Level.PROBLEM,
              "reach",
              String.valueOf(failure.getMessage()),
              "check url, network and login of tracker " + id));
    }
  }

  private static List<Finding> with(List<Finding> findings, String change) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(new Finding(Level.WARNING, "since", change, "If that is not meant, put it back"));
    return all;
  }

  private static ExitCode code(Map<TrackerId, List<Finding>> findings) {
    boolean problem =
        findings.values().stream().flatMap(List::stream).anyMatch(f -> f.level() == Level.PROBLEM);
    return problem ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private void print(TrackerId id, List<Finding> findings) {
    options.out().println(id);
    for (Finding finding : findings) {
      options
          .out()
          .printf("  %-8s %-17s %s%n", word(finding.level()), finding.topic(), finding.message());
      if (!finding.advice().isEmpty()) {
        options.out().printf("  %-8s %-17s -> %s%n", "", "", finding.advice());
      }
    }
    options.out().flush();
  }

  private static String word(Level level) {
    return switch (level) {
      case OK -> "ok";
      case WARNING -> "warning";
      case PROBLEM -> "PROBLEM";
    };
  }

  private static Map<String, Object> json(Map<TrackerId, List<Finding>> findings) {
    Map<String, Object> json = new LinkedHashMap<>();
    findings.forEach(
        (id, all) -> {
          List<Map<String, String>> rows = new ArrayList<>();
          for (Finding f : all) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("level", f.level().name().toLowerCase(java.util.Locale.ROOT));
            row.put("topic", f.topic());
            row.put("message", f.message());
            row.put("advice", f.advice());
            rows.add(row);
          }
          json.put(id.name(), rows);
        });
    return json;
  }
}
