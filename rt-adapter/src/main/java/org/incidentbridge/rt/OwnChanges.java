package org.incidentbridge.rt;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.HistoryEntry;

/**
 * What RT's history alone proves of a change that the bridge may have made, where the process that
 * sent it is no more: the bridge made it, and the field was not since as it was before. A change
 * that was planned after an earlier one like it was planned because somebody had undone that. Pure.
 */
final class OwnChanges {

  private final List<HistoryEntry> history;

  /**
   * @param history of a ticket, oldest first
   */
  OwnChanges(List<HistoryEntry> history) {
    this.history = history;
  }

  boolean prove(FieldWrite write) {
    boolean set = write.value() instanceof Value.Names || write.expected() instanceof Value.Names;
    return set
        ? isNewest(write.field(), names(write, false), names(write, true))
        : isNewest(
            write.field(),
            to -> Same.value(write.value(), to),
            to -> Same.value(write.expected(), to));
  }

  /** Of a set others may have changed other names meanwhile. */
  private static Predicate<Value> names(FieldWrite write, boolean before) {
    Set<String> was = write.expected().asNames();
    Set<String> is = write.value().asNames();
    Set<String> there = new TreeSet<>(before ? was : is);
    Set<String> missing = new TreeSet<>(before ? is : was);
    there.removeAll(before ? is : was);
    missing.removeAll(before ? was : is);
    return to -> {
      Set<String> now = to.asNames();
      return now.containsAll(there) && missing.stream().noneMatch(now::contains);
    };
  }

  boolean prove(ChangeStatus command) {
    return isNewest(
            StatusWrites.STATUS,
            to -> to.display().equals(command.status()),
            to -> to.display().equals(command.expected()))
        && command.with().entrySet().stream()
            .allMatch(
                with ->
                    isNewest(with.getKey(), to -> Same.value(with.getValue(), to), to -> false));
  }

  private boolean isNewest(String field, Predicate<Value> after, Predicate<Value> before) {
    List<HistoryEntry> of =
        history.stream().filter(entry -> entry.change().field().equals(field)).toList();
    int made =
        IntStream.range(0, of.size())
            .filter(i -> of.get(i).own() && after.test(of.get(i).change().to()))
            .max()
            .orElse(-1);
    return made >= 0
        && of.subList(made + 1, of.size()).stream()
            .noneMatch(later -> before.test(later.change().to()));
  }
}
