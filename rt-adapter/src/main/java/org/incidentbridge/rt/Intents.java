package org.incidentbridge.rt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.TicketSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What was about to be changed when it was sent, so that RT's history proves afterwards whether it
 * was, also where somebody has changed it again since. A process that begins anew knows none of it,
 * see {@link OwnChanges}. Safe for parallel use.
 */
final class Intents {

  private final Cache<CommandKey, Intent> sent =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * @param before the newest transaction of the ticket before the write
   * @param values by the fields that the write changes
   */
  private record Intent(long before, Map<String, Value> values) {}

  /** Takes note of a write that goes out now. */
  void note(CommandKey key, RtTicket before, SortedMap<String, Value> values) {
    if (before.etag() == 0 || values.isEmpty()) {
      sent.invalidate(key); // nothing tells what came after it
    } else {
      sent.put(key, new Intent(before.etag(), Map.copyOf(values)));
    }
  }

  /**
   * Whether the history tells that the bridge changed all of it since it was sent; empty if nothing
   * is known of its being sent.
   */
  Optional<Boolean> isProven(CommandKey key, TicketSnapshot now) {
    @Nullable Intent intent = sent.getIfPresent(key);
    if (intent == null) {
      return Optional.empty();
    }
    Map<String, Value> made = new TreeMap<>();
    now.history().stream()
        .filter(entry -> entry.own() && Long.parseLong(entry.id()) > intent.before())
        .map(HistoryEntry::change)
        .forEach(change -> made.put(change.field(), change.to()));
    return Optional.of(
        intent.values().entrySet().stream()
            .allMatch(
                e ->
                    made.containsKey(e.getKey())
                        && Same.value(e.getValue(), made.get(e.getKey()))));
  }
}
