package org.incidentbridge.rt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.rt.RtTransaction.Raw;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;

/**
 * Who changed which field when. What RT itself does as a consequence of something, such as opening
 * a ticket that was answered, it tells as done by its system user soon after it: that counts as the
 * bridge's own if the bridge did what it follows from.
 *
 * <p>Of a custom field RT tells each value that came or went, so that what it held shows by going
 * back from what it holds.
 */
final class RtHistory {

  /** What follows waits for the mails of its cause, which slow mail servers and machines take. */
  private static final Duration CONSEQUENCE = Duration.ofMinutes(1);

  private final TrackerId tracker;
  private final RtWhole whole;
  private final RtLogin login;
  private final RtDirectory directory;
  private final Map<String, RtTicket.Custom> customs = new HashMap<>();

  RtHistory(TrackerId tracker, RtWhole whole, RtLogin login, RtDirectory directory) {
    this.tracker = tracker;
    this.whole = whole;
    this.login = login;
    this.directory = directory;
    whole.ticket().customs().forEach(c -> customs.put(c.id(), c));
  }

  /** The changes, oldest first; those of tickets that were merged into this one are not its own. */
  List<HistoryEntry> entries() {
    Set<Long> own = own();
    List<HistoryEntry> entries = new ArrayList<>();
    for (RtTransaction done : whole.history().reversed()) {
      if (done.ticket().equals(whole.ticket().id())) {
        change(done)
            .filter(change -> !change.from().equals(change.to()))
            .ifPresent(change -> entries.add(entry(done, own.contains(done.id()), change)));
      }
    }
    return entries.reversed();
  }

  /** What the bridge did, and what follows from it. */
  private Set<Long> own() {
    Set<Long> own = new HashSet<>();
    Optional<RtTransaction> cause = Optional.empty();
    for (RtTransaction done : whole.history()) {
      if (!done.creator().login().equals(RtPerson.SYSTEM)) {
        cause = Optional.of(done);
      }
      cause.filter(c -> isOwn(done, c)).ifPresent(c -> own.add(done.id()));
    }
    return own;
  }

  private boolean isOwn(RtTransaction done, RtTransaction cause) {
    return login.isOwn(cause.creator())
        && (done.id() == cause.id() || !done.at().isAfter(cause.at().plus(CONSEQUENCE)));
  }

  private HistoryEntry entry(RtTransaction done, boolean own, Change change) {
    return new HistoryEntry(
        String.valueOf(done.id()), done.at(), done.creator().party(tracker), own, change);
  }

  private Optional<Change> change(RtTransaction done) {
    Raw raw = done.change();
    if (done.type().equals("CustomField")) {
      return Optional.ofNullable(customs.get(raw.field())).map(custom -> back(custom, raw));
    }
    if (done.type().equals("SetWatcher")) {
      return Optional.empty(); // an owner is told a second time so
    }
    return switch (raw.field()) {
      case "Status", "Subject", "Priority", "SLA" ->
          Optional.of(new Change(raw.field(), Value.line(raw.from()), Value.line(raw.to())));
      case "Due", "Starts" ->
          Optional.of(new Change(raw.field(), moment(raw.from()), moment(raw.to())));
      case RtTranslator.OWNER ->
          Optional.of(new Change(raw.field(), person(raw.from()), person(raw.to())));
      case "Queue" ->
          Optional.of(new Change(HistoryEntry.PROJECT, queue(raw.from()), queue(raw.to())));
      default -> Optional.empty();
    };
  }

  /** The change of a custom field before that of the last call. */
  private Change back(RtTicket.Custom after, Raw raw) {
    List<String> values = new ArrayList<>(after.values());
    values.remove(raw.to());
    if (!raw.from().isEmpty()) {
      values.add(raw.from());
    }
    var before = new RtTicket.Custom(after.id(), after.name(), values);
    customs.put(after.id(), before);
    return new Change(
        RtTranslator.CUSTOM + after.name(), RtTranslator.value(before), RtTranslator.value(after));
  }

  private Value person(String number) {
    RtPerson person = directory.person(number);
    Party party = person.party(tracker);
    return person.isNobody() ? Value.absent() : new Value.Person(party);
  }

  private Value queue(String number) {
    return Value.line(directory.queue(number));
  }

  private static Value moment(String text) {
    return RtTime.readPlain(text).<Value>map(Value.Moment::new).orElse(Value.absent());
  }
}
