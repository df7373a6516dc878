package org.incidentbridge.rt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;

/**
 * Who changed which field when. What RT itself does as a consequence of something, such as opening
 * a ticket that was answered, it tells as done by its system user right after it: that counts as
 * the bridge's own if the bridge did what it follows from.
 */
final class RtHistory {

  private final TrackerId tracker;
  private final RtWhole whole;
  private final RtLogin login;

  RtHistory(TrackerId tracker, RtWhole whole, RtLogin login) {
    this.tracker = tracker;
    this.whole = whole;
    this.login = login;
  }

  /** The changes, oldest first; those of tickets that were merged into this one are not its own. */
  List<HistoryEntry> entries() {
    Map<String, String> customs = new HashMap<>();
    whole.ticket().customs().values().forEach(c -> customs.put(c.id(), c.name()));
    List<HistoryEntry> entries = new ArrayList<>();
    RtTransaction cause = null;
    for (RtTransaction done : whole.history()) {
      if (!done.creator().login().equals(RtPerson.SYSTEM)) {
        cause = done;
      }
      boolean own = cause != null && isOwn(done, cause);
      if (done.ticket().equals(whole.ticket().id())) {
        change(done, customs).ifPresent(change -> entries.add(entry(done, own, change)));
      }
    }
    return entries;
  }

  private boolean isOwn(RtTransaction done, RtTransaction cause) {
    return login.isOwn(cause.creator())
        && (done == cause || !done.at().isAfter(cause.at().plusSeconds(1)));
  }

  private HistoryEntry entry(RtTransaction done, boolean own, Change change) {
    return new HistoryEntry(
        String.valueOf(done.id()), done.at(), done.creator().party(tracker), own, change);
  }

  private static Optional<Change> change(RtTransaction done, Map<String, String> customs) {
    RtTransaction.Raw raw = done.change();
    return switch (done.type()) {
      case "Status" -> changed("Status", Value.line(raw.from()), Value.line(raw.to()));
      case "Set" -> set(raw);
      case "CustomField" ->
          Optional.ofNullable(customs.get(raw.field()))
              .flatMap(
                  name ->
                      changed(
                          RtTranslator.CUSTOM + name,
                          Value.line(raw.from()),
                          Value.line(raw.to())));
      default -> Optional.empty();
    };
  }

  private static Optional<Change> set(RtTransaction.Raw raw) {
    if (RtTranslator.MOMENTS.contains(raw.field())) {
      return changed(raw.field(), moment(raw.from()), moment(raw.to()));
    }
    return RtTranslator.LINES.contains(raw.field())
        ? changed(raw.field(), Value.line(raw.from()), Value.line(raw.to()))
        : Optional.empty();
  }

  private static Value moment(String text) {
    return RtTime.readPlain(text).<Value>map(Value.Moment::new).orElse(Value.absent());
  }

  private static Optional<Change> changed(String field, Value from, Value to) {
    return from.equals(to) ? Optional.empty() : Optional.of(new Change(field, from, to));
  }
}
