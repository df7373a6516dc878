package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Shows how much is in step, what waits, and what needs a person.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge status",
      "  bridge status --losses=30",
      "  bridge status --json | jq .held"
    })
final class StatusCommand implements Callable<Integer> {

  /** What problems name that are gone only when their ticket is read again. */
  private static final String RETRY_ALL = "retry --all";

  private static final int WEEK = 7;

  @Mixin private Options options = new Options();

  @Option(names = "--all", description = "List every ticket that has a problem, not some of them.")
  private boolean everything;

  @Option(
      names = "--losses",
      arity = "0..1",
      paramLabel = "DAYS",
      defaultValue = "0",
      fallbackValue = "7",
      description =
          "List only what trackers could not take as it was, in the last 7 days or in so many.")
  private int lossesOf;

  @Override
  public Integer call() {
    BridgeConfig config = config();
    Run run = new Run(Workbench.lastRun(config));
    if (lossesOf < 0) {
      throw new Failure(ExitCode.USAGE, "--losses takes a number of days, 1 or more");
    }
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      if (lossesOf > 0) {
        store.inTransaction(this::losses);
        return ExitCode.DONE.number();
      }
      ExitCode code = store.inTransaction(tables -> show(tables, config, run));
      return Math.max(code.number(), run.code().number());
    }
  }

  /** A mistake in the files stops no run, so that is told beside it. */
  private BridgeConfig config() {
    try {
      return options.config();
    } catch (Failure broken) {
      String run =
          ConfigLoader.store(options.file(), System.getenv())
              .flatMap(store -> new Run(Workbench.lastRun(store)).wordsBesideMistakes())
              .map(said -> Wrapped.hanging(said, "    ", options.width()))
              .map(said -> System.lineSeparator() + said)
              .orElse("");
      throw new Failure(broken.code(), broken.getMessage() + run);
    }
  }

  private Losses losses(Store.Tables tables) {
    Losses losses = Losses.of(tables, lossesOf, now());
    if (options.json()) {
      options.print(Map.of("losses", losses.json()));
    } else {
      losses.print(options);
    }
    options.out().flush();
    return losses;
  }

  private static Losses lately(Store.Tables tables) {
    return Losses.of(tables, WEEK, now());
  }

  private static Instant now() {
    return Environment.system().clock().instant();
  }

  private ExitCode show(Store.Tables tables, BridgeConfig config, Run run) {
    Outbox.Counts counts = tables.outbox().counts();
    long conflicts = tables.incidents().conflicts();
    List<Problem> problems = OpenProblems.of(tables, config);
    Hidden hidden = Hidden.of(tables, config);
    if (options.json()) {
      options.print(new StatusJson(tables, config).of(run, hidden, lately(tables)));
    } else {
      run.words().ifPresent(options::wrapped);
      Silence.paused(config).forEach(options::wrapped);
      Outdated.sentences(tables, config, run).forEach(options::wrapped);
      text(tables, config, counts, conflicts, problems.size());
      if (counts.pending() + counts.sent() > 0) {
        waiting(tables);
      }
      held(tables);
      WaitingNotices.of(tables).print(options);
      var examples = new Examples(tables, options.out(), options.width());
      hidden(hidden, examples);
      problems(problems, examples);
      Strangers.found(tables, config).values().forEach(options::wrapped);
      lately(tables).line(options.hint("status --losses")).ifPresent(options::wrapped);
      options.out().flush();
    }
    boolean calm =
        counts.held() == 0
            && !WaitingNotices.of(tables).needPerson()
            && conflicts == 0
            && problems.isEmpty();
    if (isFailing(tables, config)) {
      return ExitCode.FAILED;
    }
    if (Workbench.strangeTracker(tables, config).isPresent()) {
      return ExitCode.USAGE;
    }
    return calm ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private void text(
      Store.Tables tables,
      BridgeConfig config,
      Outbox.Counts counts,
      long conflicts,
      long problems) {
    var out = options.out();
    out.println(Count.of(tables.incidents().count(), "incident"));
    Table trackers =
        Table.fitting(options.width(), "TRACKER", "TYPE", "TICKETS", "POLL", "LAST READ (UTC)");
    config
        .trackers()
        .forEach(
            t ->
                trackers.row(
                    t.id(),
                    t.type(),
                    tables.tickets().versions(t.id()).size(),
                    every(t.tuning().poll()),
                    tables.health().of(t.id()).readAt().map(Table::time).orElse("never")));
    trackers.print(out);
    config.trackers().forEach(t -> failing(t.id(), tables.health().of(t.id())));
    Unheard.of(tables, config, now()).stream()
        .flatMap(webhook -> webhook.sentence().stream())
        .forEach(sentence -> options.wrapped(sentence + "; " + Unheard.ADVICE));
    Unwalked.of(tables, config, now()).stream()
        .flatMap(walk -> walk.sentence().stream())
        .forEach(sentence -> options.wrapped(sentence + "; " + Unwalked.ADVICE));
    out.println();
    options.wrapped(
        "%d to be decided, %s waiting, %d with unknown outcome, %d held, %s, %s"
            .formatted(
                tables.inbox().count(),
                Count.of(counts.pending(), "command"),
                counts.sent(),
                counts.held(),
                Count.of(conflicts, "conflict"),
                Count.of(problems, "problem")));
    if (conflicts > 0) {
      options.wrapped("See and decide conflicts with: " + options.hint("conflicts"));
    }
    out.flush();
  }

  private void failing(TrackerId id, Health.State state) {
    state
        .failedAt()
        .ifPresent(
            at ->
                options
                    .out()
                    .println(
                        Wrapped.hanging(
                            "%s failed at %s: %s".formatted(id, Table.moment(at), state.why()),
                            "    ",
                            options.width())));
  }

  private static boolean isFailing(Store.Tables tables, BridgeConfig config) {
    return config.trackers().stream()
        .anyMatch(t -> tables.health().of(t.id()).failedAt().isPresent());
  }

  /** As in the configuration, for example {@code 1m30s}. */
  private static String every(Duration poll) {
    return poll.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** Why commands wait; those that are merely next have nothing to say. */
  private void waiting(Store.Tables tables) {
    var waiting =
        PlannedEntries.of(tables).stream()
            .filter(e -> e.state() != Outbox.State.HELD && !e.retry().message().isEmpty())
            .toList();
    if (!waiting.isEmpty()) {
      options.out().println();
      new Reasons(tables, options.out(), options.width())
          .examples(waiting, options.hint("plan --json"));
    }
  }

  private void held(Store.Tables tables) {
    var held = tables.outbox().held();
    if (!held.isEmpty()) {
      options.out().println();
      new Reasons(tables, options.out(), options.width()).examples(held, options.hint("retry"));
      options.wrapped(options.wayOutOfHolding());
      options.out().flush();
    }
  }

  private void problems(List<Problem> problems, Examples examples) {
    if (problems.isEmpty()) {
      return;
    }
    options.out().println();
    Alike.group(problems, p -> p.topic() + ": " + p.message())
        .forEach(alike -> examples.print(alike, everything, options.hint("status --all")));
    if (problems.stream().anyMatch(p -> p.message().contains(RETRY_ALL))) {
      options.wrapped("Mend the cause, then: " + options.hint(RETRY_ALL));
    }
    options.out().flush();
  }

  private void hidden(Hidden hidden, Examples examples) {
    if (hidden.incidents() > 0) {
      options.out().println();
      hidden.sentences().forEach(examples::print);
      options.wrapped("They go on by themselves when that changes.");
      options.out().flush();
    }
  }
}
