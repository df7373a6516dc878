package org.incidentbridge.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.backtest.Backtest;
import org.incidentbridge.backtest.BadLine;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Trial;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.engine.Archive;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "backtest",
    description = {
      "Tries a policy on the past: replays histories under it and under the present one, and lists"
          + " which promises would newly be breached or saved.",
      "Writes to no tracker and to no store."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge backtest --policy policies/joyent.yaml change.yaml",
      "  bridge backtest --policy new.yaml --against old.yaml --from past.ndjson",
      "  bridge backtest --policy new.yaml --since 2026-01-01 --json",
      "  bridge backtest --export past.ndjson",
      "  bridge backtest --import helpdesk --to past.ndjson"
    })
final class BacktestCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Option(
      names = "--policy",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The policy to try; later files override earlier ones key by key. Changes of a pack alone are tried on the policy that it is compared with.")
  private List<Path> policy = new ArrayList<>();

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "FILE",
      description = "The policy to compare with (default: that of the configuration).")
  private List<Path> against = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Histories as lines of JSON (default: those in the store).")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only incidents that began then or later.")
  private String since = "";

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Judge as of then (default: now); dates are days in UTC.")
  private String until = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many to use (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the histories of the store there, and do nothing else.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--import",
      paramLabel = "TRACKER",
      description = "Read all tickets of a tracker with their histories; with --to.")
  private String tracker = "";

  @Option(names = "--to", paramLabel = "FILE", description = "Where --import writes.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--texts",
      description = "Write what people wrote, too: comments and descriptions.")
  private boolean texts;

  @Override
  public Integer call() {
    if (export.isPresent() || !tracker.isEmpty() || to.isPresent()) {
      return write();
    }
    if (policy.isEmpty() || threads < 1) {
      throw new Failure(
          ExitCode.USAGE,
          policy.isEmpty()
              ? "Name the policy to try: " + options.hint("backtest --policy FILE")
              : "--threads is " + threads + "; use 1 or more");
    }
    Instant judged = Days.of("--until", until).orElseGet(Instant::now);
    Instant begun = Days.of("--since", since).orElse(Instant.MIN);
    Optional<BridgeConfig> config = config();
    PolicyPack present =
        against.isEmpty() ? inForce(config.orElseThrow()).pack() : Packs.read(against, config);
    PolicyPack tried = Packs.read(tried(), config);
    Report report = run(new Backtest(new Trial(present, tried, judged), begun, threads), config);
    new BacktestReport(report, OtherClocks.of(present, tried), options).print();
    return ExitCode.DONE.number();
  }

  /** Of no use where both the policy and the histories are given. */
  private Optional<BridgeConfig> config() {
    if (!against.isEmpty() && from.isPresent()) {
      return Optional.empty();
    }
    if (from.isPresent() && !Files.isReadable(options.file())) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no configuration at %s whose policy the other could be compared with. Name the policy to compare with by --against FILE, or a configuration by --config FILE."
              .formatted(options.file().toAbsolutePath()));
    }
    return Optional.of(options.config());
  }

  /** Changes alone are tried on what they are compared with. */
  private List<Path> tried() {
    List<Path> present =
        against.isEmpty() ? PolicyLoader.configured(options.file(), System.getenv()) : against;
    List<Path> tried = Packs.whole(policy, present);
    if (tried.size() > policy.size()) {
      options.told(
          "%s changes a pack without naming it, so it is tried on top of %s."
              .formatted(Packs.named(policy), Packs.named(Packs.under(policy, present))));
    }
    return tried;
  }

  private int write() {
    boolean stored = export.isPresent();
    if (stored == !tracker.isEmpty() || stored == to.isPresent() || !policy.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "Use --export FILE for the histories of the store, or --import TRACKER --to FILE for those of a tracker, without --policy.");
    }
    PastFiles files = new PastFiles(options, texts);
    return stored
        ? files.export(inForce(options.config()), export.get())
        : files.read(tracker, to.orElseThrow());
  }

  private PolicyInForce inForce(BridgeConfig config) {
    return config
        .support()
        .policy()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "The configuration has no policy, so there is nothing to compare with and nothing is remembered. Add the key 'policy', or use --against FILE with --from FILE."));
  }

  private Report run(Backtest backtest, Optional<BridgeConfig> config) {
    if (from.isPresent()) {
      return lines(backtest, from.get());
    }
    BridgeConfig here = config.orElseThrow();
    try (Store store = Workbench.openStore(here, Access.LOOK)) {
      return backtest.incidents(new Archive(here.bridge(), inForce(here)).stored(store));
    }
  }

  private static Report lines(Backtest backtest, Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Report report = backtest.lines(in);
      if (!report.badLines().isEmpty()) {
        throw new Failure(ExitCode.USAGE, told(file, report.badLines()));
      }
      return report;
    } catch (IOException | UncheckedIOException cannot) {
      throw new Failure(
          ExitCode.USAGE, "%s cannot be read: %s".formatted(file, PastFiles.why(cannot)));
    }
  }

  private static String told(Path file, List<BadLine> lines) {
    StringBuilder text = new StringBuilder();
    for (BadLine bad : lines) {
      text.append("%s:%d:%d: %s%n".formatted(file, bad.line(), bad.column(), bad.why()));
    }
    return text + "Nothing was replayed. Mend these lines; docs/backtest.md tells their form.";
  }
}
