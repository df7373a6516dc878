package org.incidentbridge.app.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = {
      "Lets held commands go again; the next sync tries them. Without arguments it lists them.",
      "A command whose outcome is unknown is looked up first and never sent twice."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge retry",
      "  bridge retry ib-abcdefghijklmnop",
      "  bridge retry --all"
    })
final class RetryCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Option(names = "--all", description = "All held commands.")
  private boolean all;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Held commands, as listed.")
  private List<String> keys = List.of();

  @Override
  public Integer call() {
    var config = options.config();
    boolean list = keys.isEmpty() && !all;
    try (Store store = Workbench.openStore(config, list ? Access.LOOK : Access.EDIT)) {
      return (list ? store.inTransaction(this::list) : release(store)).number();
    }
  }

  private ExitCode list(Store.Tables tables) {
    var held = tables.outbox().held();
    if (options.json()) {
      options.print(Map.of("held", held.stream().map(e -> Commands.json(tables, e)).toList()));
      return held.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }
    Table table = new Table("KEY", "TICKET", "DO", "REASON");
    held.forEach(
        e ->
            table.row(
                e.planned().command().target().key(),
                Commands.place(tables, e.planned()),
                Commands.verb(e.planned().command()),
                e.retry().message()));
    if (table.isEmpty()) {
      options.out().println("Nothing is held.");
    } else {
      table.print(options.out());
    }
    options.out().flush();
    return held.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private ExitCode release(Store store) {
    var rulings = new Rulings(store, InstantSource.system());
    List<CommandKey> wanted =
        all
            ? store.inTransaction(
                t ->
                    t.outbox().held().stream()
                        .map(e -> e.planned().command().target().key())
                        .toList())
            : keys.stream().map(RetryCommand::key).toList();
    for (CommandKey key : wanted) {
      if (!rulings.release(key)) {
        throw new Failure(
            ExitCode.USAGE, "No held command has the key " + key + ". See: bridge retry");
      }
    }
    if (options.json()) {
      options.print(Map.of("released", wanted.stream().map(CommandKey::text).toList()));
    } else {
      options.out().printf("Released %d. The next sync tries them.%n", wanted.size());
      options.out().flush();
    }
    return ExitCode.DONE;
  }

  private static CommandKey key(String text) {
    try {
      return new CommandKey(text);
    } catch (IllegalArgumentException misspelt) {
      throw new Failure(
          ExitCode.USAGE, "'" + text + "' is not a key; keys look like ib-abcdefghijklmnop.");
    }
  }
}
