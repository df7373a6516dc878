package org.incidentbridge.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.report.Csv;
import org.incidentbridge.app.report.Html;
import org.incidentbridge.app.report.Page;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.report.Aims;
import org.incidentbridge.report.Period;
import org.incidentbridge.report.Sample;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Tells of all incidents at once: weekly, what to go through in a review; sla, promises met and missed;"
          + " levels, which level resolves what; trends, what comes and goes and what recurs.",
      "Process tests are counted nowhere."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge report weekly",
      "  bridge report sla --since 2026-01-01 --until 2026-04-01",
      "  bridge report levels --target L1=80,L2=15,L3=5 --csv",
      "  bridge report trends --html trends.html"
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Parameters(
      paramLabel = "REPORT",
      completionCandidates = ReportKind.Words.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String report = "";

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description =
          "The beginning: a date, which means its first moment, or a time such as 2026-03-02T09:00:00Z"
              + " (default: 7 days before the end for weekly, 84 for others).")
  private String since = "";

  @Option(names = "--until", paramLabel = "DATE", description = "The end (default: now).")
  private String until = "";

  @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone (default: UTC).")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--target",
      paramLabel = "LEVEL=PERCENT",
      split = ",",
      description =
          "For levels: what each is to resolve (default: L1=80,L2=15,L3=5 if the policy has just these levels).")
  private Map<String, Double> targets = new LinkedHashMap<>();

  @Option(names = "--csv", description = "Print one table as CSV instead of text.")
  private boolean csv;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "Of the tables, print only this one (default with --csv: the first).")
  private String section = "";

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page with plots, instead of text.")
  private Optional<Path> html = Optional.empty();

  @Override
  public Integer call() {
    if ((csv ? 1 : 0) + (options.json() ? 1 : 0) + (html.isPresent() ? 1 : 0) > 1) {
      throw new Failure(ExitCode.USAGE, "Choose one of --json, --csv and --html FILE.");
    }
    ReportKind kind = ReportKind.called(report);
    if (!targets.isEmpty() && kind != ReportKind.LEVELS) {
      throw new Failure(
          ExitCode.USAGE,
          "--target is for the report levels alone; %s has no targets. Leave it out, or ask for levels."
              .formatted(kind));
    }
    html.ifPresent(Unwritable::refuse);
    Period period = new PeriodOptions(since, until, zone).period(kind, Instant.now());
    var shares = TargetShares.of(targets);
    BridgeConfig config = options.config();
    Rules rules = Workbench.rules(config);
    Ladder ladder = rules.policy().map(p -> p.pack().ladder()).orElseThrow(ReportCommand::noPolicy);
    List<Sample> samples;
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      samples =
          store.inTransaction(
              tables -> {
                Unapplied.warn(tables, rules, options);
                return new Samples(tables, rules).until(period.until());
              });
    }
    show(kind.page(samples, period, zone, Aims.of(ladder, shares)));
    return ExitCode.DONE.number();
  }

  private static Failure noPolicy() {
    return new Failure(
        ExitCode.USAGE,
        "The configuration has no policy, so there is nothing to report on. Add the key 'policy', for example policy: [ policies/joyent.yaml ]. If it was taken out on purpose, put it into a copy of the configuration, and report on what was with: bridge report -c COPY.yaml");
  }

  private void show(Page page) {
    if (!section.isEmpty()) {
      named(page);
    }
    if (html.isPresent()) {
      write(html.get(), Html.of(page));
    } else if (csv) {
      String name = section.isEmpty() ? page.sections().getFirst().key() : section;
      page.section(name).map(Csv::of).ifPresent(options.out()::print);
    } else if (options.json()) {
      options.print(ReportText.json(page, section));
    } else {
      new ReportText(page, options).print(section);
    }
    options.out().flush();
  }

  private void named(Page page) {
    if (page.section(section).isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "The report has no table named %s; it has %s."
              .formatted(
                  section,
                  page.sections().stream()
                      .map(Page.Section::key)
                      .collect(Collectors.joining(", "))));
    }
  }

  private void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw Unwritable.failure(file, failure);
    }
    options.wrapped("Wrote %s.".formatted(file));
  }
}
