package org.incidentbridge.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.backtest.HistoryWriter;
import org.incidentbridge.backtest.PastIncident;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Archive;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.OwnFiles;

/** Writes histories to files, which are there whole or not at all. */
final class PastFiles {
  private final Options options;
  private final boolean texts;

  PastFiles(Options options, boolean texts) {
    this.options = options;
    this.texts = texts;
  }

  /** Those of the store. */
  int export(PolicyInForce policy, Path file) {
    BridgeConfig config = options.config();
    Archive archive = new Archive(config.bridge(), policy);
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      write(archive, archive.stored(store), file);
      return ExitCode.DONE.number();
    }
  }

  /** Those of a tracker, as it tells them now. */
  int read(String tracker, Path file) {
    BridgeConfig config = options.config();
    Archive archive =
        new Archive(config.bridge(), config.support().policy().orElse(NoPolicy.IN_FORCE));
    Environment environment = Environment.system();
    try (Workbench bench = Workbench.openWithoutStore(config, environment)) {
      Fleet.Member member =
          bench.fleet().members().entrySet().stream()
              .filter(each -> each.getKey().name().equals(tracker))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> unknown(tracker, bench.fleet()));
      Instant now = environment.clock().instant();
      SortedMap<TicketRef, String> left = new TreeMap<>();
      write(
          archive,
          archive.of(
              member.tracker(),
              member.pageSize(),
              now,
              ticket -> left.put(ticket.ref(), ticket.why())),
          file);
      left.forEach(this::tell);
      Optional<String> silent = member.tracker().capabilities().lack(Capability.HISTORY);
      silent.ifPresent(
          why ->
              options.told(
                  "The file tells how tickets stand now, and not what was changed: " + why));
      boolean whole = left.isEmpty() && silent.isEmpty();
      return (whole ? ExitCode.DONE : ExitCode.PROBLEMS).number();
    }
  }

  private void tell(TicketRef ticket, String why) {
    options.told("%s is not in the file, since it cannot be understood: %s".formatted(ticket, why));
  }

  private static Failure unknown(String tracker, Fleet fleet) {
    return new Failure(
        ExitCode.USAGE,
        "There is no tracker '%s'; the configuration has %s."
            .formatted(tracker, fleet.members().keySet()));
  }

  private void write(Archive archive, Iterator<List<PastIncident>> parts, Path file) {
    Unwritable.refuse(file);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      long count = 0;
      Path own = OwnFiles.make(unfinished); // names and addresses of people are in it
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(own));
          HistoryWriter writer = new HistoryWriter(out, texts, archive::kept)) {
        while (parts.hasNext()) {
          for (PastIncident incident : parts.next()) {
            writer.write(incident);
            count++;
          }
        }
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      tell(count, file);
    } catch (IOException cannot) {
      throw Unwritable.failure(file, cannot);
    } finally {
      discard(unfinished);
    }
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException left) {
      // Its name tells that it is unfinished.
    }
  }

  private void tell(long count, Path file) {
    if (options.json()) {
      options.print(Map.of("written", count, "file", file.toString()));
    } else {
      options.wrapped("Wrote the histories of %d incidents to %s".formatted(count, file));
      options.out().flush();
    }
  }

  /** In words. */
  static String why(Exception cannot) {
    return cannot instanceof NoSuchFileException
        ? "there is no such file or folder"
        : String.valueOf(cannot.getMessage());
  }
}
