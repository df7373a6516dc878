package org.incidentbridge.app.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox.Entry;
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
      "With --all, tickets that could not be understood are read again too.",
      "A command whose outcome is unknown is looked up first and never sent twice.",
      "Notices that are held are listed and sent again like commands; their keys begin with ntc-.",
      "With --drop it gives held commands up for good: the tickets stay as they are."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge retry",
      "  bridge retry ib-abcdefghijklmnop",
      "  bridge retry --all",
      "  bridge retry --drop ib-abcdefghijklmnop"
    })
final class RetryCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Option(names = "--all", description = "All held commands.")
  private boolean all;

  @Option(names = "--drop", description = "Give the named commands up for good.")
  private boolean drop;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Held commands, as listed.")
  private List<String> keys = List.of();

  @Override
  public Integer call() {
    if (drop && (all || keys.isEmpty())) {
      throw new Failure(
          ExitCode.USAGE,
          "--drop wants the keys of the commands to give up. See: " + options.hint("retry"));
    }
    var config = options.config();
    boolean list = keys.isEmpty() && !all;
    List<NoticeKey> notices = keys.stream().filter(NoticeKey::fits).map(NoticeKey::new).toList();
    keys = keys.stream().filter(key -> !NoticeKey.fits(key)).toList();
    try (Store store = Workbench.openStore(config, list ? Access.LOOK : Access.EDIT)) {
      if (list) {
        return store.inTransaction(this::list).number();
      }
      var held = new HeldNotices(store, notices);
      held.refuseUnknown(options.hint("retry"));
      return (drop ? drop(store, held) : release(store, config, held)).number();
    }
  }

  private ExitCode list(Store.Tables tables) {
    var held = tables.outbox().held();
    WaitingNotices notices = WaitingNotices.of(tables);
    boolean nothing = held.isEmpty() && notices.held().isEmpty();
    if (options.json()) {
      options.print(
          Map.of(
              "held", held.stream().map(e -> Commands.json(tables, e)).toList(),
              "notices", notices.heldJson()));
      return nothing ? ExitCode.DONE : ExitCode.PROBLEMS;
    }
    if (nothing) {
      options.out().println("Nothing is held.");
    } else {
      new Reasons(tables, options.out(), options.width()).all(held);
      notices.printHeld(options);
      options.wrapped(options.wayOutOfHolding());
    }
    options.out().flush();
    return nothing ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private ExitCode release(Store store, BridgeConfig config, HeldNotices notices) {
    var rulings = new Rulings(store, InstantSource.system());
    List<CommandKey> released = new ArrayList<>();
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : wanted(store)) {
      if (config.tracker(entry.planned().command().target().tracker()).isEmpty()) {
        kept.add(entry);
      } else if (rulings.release(key(entry))) {
        released.add(key(entry));
      }
    }
    if (all) {
      store.inTransaction(RetryCommand::readAgain);
    }
    List<String> told = new ArrayList<>(texts(released));
    told.addAll(notices.release(all, config.notices().channels().keySet()));
    List<String> left = new ArrayList<>(texts(keys(kept)));
    left.addAll(notices.kept());
    if (options.json()) {
      options.print(Map.of("released", told, "kept", left));
    } else {
      tell(told, kept);
      notices.keptSentence().ifPresent(options::wrapped);
    }
    return all || left.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  /** Those named, or all. */
  private List<Entry> wanted(Store store) {
    List<Entry> held = store.inTransaction(t -> t.outbox().held());
    if (all) {
      return held;
    }
    List<CommandKey> named = keys.stream().map(RetryCommand::key).toList();
    named.stream()
        .filter(key -> !keys(held).contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw unknown(key);
            });
    return held.stream().filter(e -> named.contains(key(e))).toList();
  }

  private void tell(List<String> released, List<Entry> kept) {
    if (!released.isEmpty()) {
      options.wrapped(
          "Released %s. The next sync tries %s."
              .formatted(counted(released), released.size() == 1 ? "it" : "them"));
    } else if (kept.isEmpty()) {
      options.wrapped("Nothing is held.");
    }
    kept.stream()
        .collect(
            Collectors.groupingBy(
                e -> e.planned().command().target().tracker(), TreeMap::new, Collectors.counting()))
        .forEach(
            (tracker, count) ->
                options.wrapped(
                    "%s for %s cannot go, and stay held: the configuration has no such tracker."
                        .formatted(Count.of(count, "command"), tracker)));
    options.out().flush();
  }

  /** Commands and notices, as many as there are of each. */
  private static String counted(List<String> keys) {
    long notices = keys.stream().filter(NoticeKey::fits).count();
    long commands = keys.size() - notices;
    return Stream.of(
            commands > 0 ? Count.of(commands, "command") : "",
            notices > 0 ? Count.of(notices, "notice") : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static List<CommandKey> keys(List<Entry> entries) {
    return entries.stream().map(RetryCommand::key).toList();
  }

  private static CommandKey key(Entry entry) {
    return entry.planned().command().target().key();
  }

  private static List<String> texts(List<CommandKey> keys) {
    return keys.stream().map(CommandKey::text).toList();
  }

  private static boolean readAgain(Store.Tables tables) {
    tables.tickets().forgetUnreadable();
    return true;
  }

  private ExitCode drop(Store store, HeldNotices notices) {
    var rulings = new Rulings(store, InstantSource.system());
    List<Entry> entries = wanted(store); // all or none, if a key is misspelt
    List<String> told = store.inTransaction(t -> entries.stream().map(e -> told(t, e)).toList());
    List<CommandKey> unwanted = keys(entries);
    rulings
        .drop(unwanted)
        .forEach(
            (key, why) -> {
              throw why == Rulings.GivingUp.WANTED_BY_RULES ? wanted(key) : unknown(key);
            });
    List<String> gone = new ArrayList<>(texts(unwanted));
    List<String> silent = notices.drop();
    gone.addAll(notices.named());
    if (options.json()) {
      options.print(Map.of("dropped", gone));
    } else {
      options.wrapped("Gave up %s:".formatted(counted(gone)));
      told.forEach(what -> options.wrapped("  " + what));
      silent.forEach(what -> options.wrapped("  " + what));
      if (!told.isEmpty()) {
        options.wrapped(
            "The tickets stay as they are. What was given up comes back only if it is changed"
                + " again.");
      }
    }
    return ExitCode.DONE;
  }

  private Failure wanted(CommandKey key) {
    return new Failure(
        ExitCode.USAGE,
        key
            + " makes a ticket or removes a copy and would be planned again."
            + (keys.size() > 1 ? " No command was given up." : "")
            + " Change the route or the ticket instead, then: "
            + options.hint("sync"));
  }

  /** What a command was to do, and where. */
  private static String told(Store.Tables tables, Entry entry) {
    return "%s on %s"
        .formatted(Commands.deed(entry.planned()), Commands.place(tables, entry.planned()));
  }

  private Failure unknown(CommandKey key) {
    return new Failure(
        ExitCode.USAGE, "No held command has the key " + key + ". See: " + options.hint("retry"));
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
