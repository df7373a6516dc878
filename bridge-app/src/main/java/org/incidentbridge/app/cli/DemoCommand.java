package org.incidentbridge.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.demo.DemoFolder;
import org.incidentbridge.app.demo.DemoWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Shows the bridge at work, without any tracker of yours.",
      "Simulated trackers on this machine, full of support tickets, are brought in step, changed"
          + " by people, and brought in step again. Then three written procedures go over several"
          + " trackers, rule by rule. Nothing leaves this machine. All figures at the end are"
          + " counted in the simulators."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge demo",
      "  bridge demo --keep       # leave the simulators running to look around",
      "  bridge demo --json | jq '{mirrors, secondRunWrites, internalNotesLeaked}'"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "bridge-demo",
      description = "Where configuration and store go (default: ${DEFAULT-VALUE}).")
  private Path dir = Path.of("bridge-demo");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "2026",
      description = "Another number gives other tickets (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--tickets", paramLabel = "N", defaultValue = "260", hidden = true)
  private int tickets;

  @Option(names = "--keep", description = "Keep the simulators running until Enter or Ctrl-C.")
  private boolean keep;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(names = "--debug", description = "Print stack traces and details of HTTP calls.")
  private boolean debug;

  @Override
  public Integer call() {
    if (debug) {
      Logs.debug();
    }
    long started = System.nanoTime();
    var stage = json ? DemoStage.silent() : DemoStage.on(spec.commandLine().getOut(), spec);
    try (DemoFolder folder = DemoFolder.take(dir)) {
      return play(folder.path(), stage, started);
    }
  }

  private int play(Path folder, DemoStage stage, long started) {
    stage.head("Starting four simulated trackers on this machine and filling them");
    try (DemoWorld world = DemoWorld.start(tickets, seed)) {
      Path file = world.writeFiles(folder);
      DemoResult result = new DemoShow(world, file, stage, json).play();
      long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
      if (json) {
        spec.commandLine().getOut().println(Json.write(figures(result, millis)));
        spec.commandLine().getOut().flush();
      } else {
        stage.summary(result, file, millis, keep);
      }
      result.complaints().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      if (keep) {
        if (json) {
          DemoStage.on(spec.commandLine().getErr(), spec).keeping(world, file);
        }
        wait(world, stage, file);
      }
      return (result.complaints().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS).number();
    }
  }

  private static Map<String, Object> figures(DemoResult result, long millis) {
    var audit = result.audit();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("incidents", audit.incidents());
    figures.put("tickets", audit.tickets());
    figures.put("mirrors", audit.mirrors());
    figures.put("comments", audit.comments().all());
    figures.put("commentCopies", audit.comments().copies());
    figures.put("commentsOfBridge", audit.comments().others());
    figures.put("attachments", audit.attachments().all());
    figures.put("attachmentCopies", audit.attachments().copies());
    figures.put("writes", result.calls().writes());
    figures.put("apiCalls", result.calls().all());
    figures.put("conflicts", audit.conflicts());
    figures.put("held", audit.held());
    figures.put("duplicates", audit.duplicates());
    figures.put("secondRunWrites", result.quiet().writes());
    figures.put("internalNotes", result.watched().canaries());
    figures.put("internalNotesLeaked", audit.leaks());
    figures.put("factsOfProcedures", result.watched().rules());
    figures.put("durationMs", millis);
    return figures;
  }

  /** Until somebody presses Enter; where nobody can, until the process is ended. */
  private static void wait(DemoWorld world, DemoStage stage, Path file) {
    stage.keeping(world, file);
    try {
      int read = System.in.read();
      if (read < 0) {
        new CountDownLatch(1).await();
      }
    } catch (IOException noInput) {
      stage.say("Standard input cannot be read; the demo ends.");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
