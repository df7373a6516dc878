package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.similar.ProblemText;
import org.incidentbridge.similar.Score;
import org.incidentbridge.similar.TextIndex;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * The texts of all tickets of some trackers, and of those that are to be made there, in step with
 * the store: what was saved since is taken in before anything is looked for. It is read from the
 * store when it is first needed, so that a process that makes no ticket pays nothing for it. What
 * is found may be out of date where a transaction was undone, and is held against the store.
 */
final class SimilarTickets {

  /** Tickets read from the store at a time. */
  private static final int PAGE = 500;

  /** The best ones by far come first. */
  private static final int MOST_FOUND = 5;

  private static final String TICKET = "ticket ";
  private static final String COMING = "coming ";

  private final Bridge bridge;
  private final Map<TrackerId, Long> read = new HashMap<>();
  private Optional<TextIndex> index = Optional.empty();

  SimilarTickets(Bridge bridge) {
    this.bridge = bridge;
  }

  /**
   * What was found.
   *
   * @param tickets the best first
   * @param coming commands that are to make a ticket
   */
  record Found(List<TicketRef> tickets, List<CommandKey> coming) {}

  /** The tickets of a tracker that are most like a text, by title or by what they say. */
  Found like(Store.Tables tables, TrackerId tracker, ProblemText text) {
    TextIndex all = upToDate(tables, tracker);
    Set<String> names = new LinkedHashSet<>(all.titled(text, tracker.name(), MOST_FOUND));
    names.addAll(all.like(text, tracker.name(), MOST_FOUND));
    List<TicketRef> tickets = new ArrayList<>();
    List<CommandKey> coming = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(COMING)) {
        coming.add(new CommandKey(name.substring(COMING.length())));
      } else {
        tickets.add(new TicketRef(tracker, name.substring(name.indexOf(':') + 1)));
      }
    }
    return new Found(tickets, coming);
  }

  /** How alike two texts are. */
  Score score(Store.Tables tables, TrackerId tracker, ProblemText one, ProblemText other) {
    return upToDate(tables, tracker).score(one, other);
  }

  /** Takes note of a ticket that is to be made. */
  void coming(PlannedCommand planned) {
    index.ifPresent(all -> coming(all, planned));
  }

  private void coming(TextIndex all, PlannedCommand planned) {
    if (planned.command() instanceof Command.CreateTicket create) {
      TrackerId tracker = create.target().tracker();
      all.put(COMING + create.target().key(), tracker.name(), text(create));
    }
  }

  private TextIndex upToDate(Store.Tables tables, TrackerId tracker) {
    TextIndex all = index.orElseGet(TextIndex::new);
    index = Optional.of(all);
    if (!read.containsKey(tracker)) {
      tables.outbox().each(tracker, planned -> coming(all, planned));
    }
    long last = read.getOrDefault(tracker, 0L);
    List<Tickets.Changed> page;
    do {
      page = tables.tickets().changed(tracker, last, PAGE);
      page.forEach(changed -> take(all, changed));
      last = page.isEmpty() ? last : page.getLast().number();
    } while (page.size() == PAGE);
    read.put(tracker, last);
    return all;
  }

  private void take(TextIndex all, Tickets.Changed changed) {
    String name = TICKET + changed.ref();
    Optional<TicketSnapshot> ticket =
        changed.seen().map(Tickets.Seen::ticket).filter(t -> !t.head().restricted());
    ticket.ifPresentOrElse(
        t -> {
          all.put(name, t.ref().tracker().name(), text(t));
          all.remove(COMING + t.marker());
        },
        () -> all.remove(name));
  }

  /** What a ticket says, in its tracker's own words. */
  ProblemText text(TicketSnapshot ticket) {
    return text(ticket.ref().tracker(), ticket::field);
  }

  /** What a ticket will say. */
  ProblemText text(Command.CreateTicket create) {
    return text(create.target().tracker(), f -> create.fields().getOrDefault(f, Value.absent()));
  }

  private ProblemText text(TrackerId tracker, Function<String, Value> fields) {
    Vocabulary words = bridge.vocabulary(tracker);
    return new ProblemText(
        shown(words, StandardField.TITLE, fields), shown(words, StandardField.DESCRIPTION, fields));
  }

  private static String shown(
      Vocabulary words, StandardField field, Function<String, Value> fields) {
    return words
        .term(field.field())
        .map(Vocabulary.Term::trackerField)
        .map(fields)
        .map(Value::display)
        .orElse("");
  }
}
