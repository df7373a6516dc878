package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.text.RichText;

/**
 * Finds that a store was lost and a route or tracker got another name meanwhile. Marks are made
 * from names: under new ones what a bridge made is strange to it, and would be made once more (N3).
 * It shows in a store that never wrote anything while the very words that are to be written stand
 * there already, with a mark that nothing accounts for.
 *
 * <p>Another bridge may have made a ticket that happens to be called the same (N10): few letters
 * prove something only if there are two such tickets or comments.
 */
public final class LostNames {

  /** So many letters are hardly the same by accident. */
  private static final int TELLING = 20;

  /** As many as a comment is compared by. */
  private static final int COMMENT = 1000;

  private static final String VOUCHED = "names";

  private final Store.Tables tables;
  private final Bridge bridge;
  private final Set<String> unsure = new HashSet<>();

  private LostNames(Store.Tables tables, Bridge bridge) {
    this.tables = tables;
    this.bridge = bridge;
  }

  /** Whether the store is in use: it has written, and knows what it made. */
  static boolean inUse(Store.Tables tables, Bridge bridge) {
    return tables.ledger().hasWrites()
        || bridge.vocabularies().keySet().stream()
            .noneMatch(id -> tables.cursors().get(id, VOUCHED).equals(Cursor.START));
  }

  /** A person says that what looks like the bridge's own was made by another one. */
  public static void vouch(Store.Tables tables, Bridge bridge) {
    bridge
        .vocabularies()
        .keySet()
        .forEach(id -> tables.cursors().put(id, VOUCHED, new Cursor(VOUCHED)));
  }

  /** What to tell people before anything is written to a tracker; empty if all is well. */
  public static Optional<String> problem(Store.Tables tables, Bridge bridge, TrackerId tracker) {
    if (inUse(tables, bridge)) {
      return Optional.empty();
    }
    return new LostNames(tables, bridge).problem(tracker);
  }

  private Optional<String> problem(TrackerId tracker) {
    Vocabulary words = bridge.vocabulary(tracker);
    Map<String, Set<Wording>> tickets = new HashMap<>();
    Map<TicketRef, List<Letters>> comments = new LinkedHashMap<>();
    tables
        .outbox()
        .each(
            tracker,
            planned -> {
              if (planned.command() instanceof Command.CreateTicket create) {
                var made = Wording.of(words, f -> Optional.ofNullable(create.fields().get(f)));
                tickets.computeIfAbsent(made.key(), k -> new HashSet<>()).add(made);
              } else if (planned.command() instanceof Command.AddComment add
                  && !(planned.purpose() instanceof Purpose.Remark)) {
                var ref = new TicketRef(tracker, add.target().ticketId());
                comments.computeIfAbsent(ref, r -> new ArrayList<>()).add(said(add.body()));
              }
            });
    return ticket(tickets, words).or(() -> comment(comments)).map(LostNames::told);
  }

  private static Letters said(RichText text) {
    return Letters.of(text.plainText(), COMMENT);
  }

  /** A ticket that says what one that is to be made would say. */
  private Optional<TicketRef> ticket(Map<String, Set<Wording>> planned, Vocabulary words) {
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    return tables.tickets().strays(words.tracker(), Integer.MAX_VALUE).stream()
        .flatMap(ref -> tables.tickets().find(ref).stream())
        .filter(seen -> isMadeFrom(planned, words, seen.ticket()))
        .map(seen -> seen.ticket().ref())
        .findFirst();
  }

  private boolean isMadeFrom(
      Map<String, Set<Wording>> planned, Vocabulary words, TicketSnapshot ticket) {
    Wording shown = Wording.of(words, f -> Optional.of(ticket.field(f)));
    return shown
        .keys()
        .flatMap(key -> planned.getOrDefault(key, Set.of()).stream())
        .filter(made -> made.mayHaveBecome(shown) && !isUnderway(ticket.marker()))
        .anyMatch(made -> proves(made.weight(), made.title().text()));
  }

  /** A ticket with the text of a comment that is to be copied to it. */
  private Optional<TicketRef> comment(Map<TicketRef, List<Letters>> planned) {
    return planned.entrySet().stream()
        .filter(at -> isSaid(at.getKey(), at.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean isSaid(TicketRef ref, List<Letters> planned) {
    Set<String> known = new HashSet<>();
    tables.incidents().of(ref).stream()
        .flatMap(incident -> incident.shared().notes().stream())
        .flatMap(note -> note.copyAt(ref).stream())
        .forEach(copy -> known.add(copy.id()));
    Set<Letters> there = new HashSet<>();
    tables.tickets().find(ref).stream()
        .flatMap(seen -> seen.ticket().talk().comments().stream())
        .filter(c -> !c.marker().isEmpty() && !known.contains(c.id()))
        .filter(c -> !isUnderway(c.marker()))
        .forEach(c -> there.add(said(c.body())));
    return planned.stream()
        .filter(there::contains)
        .anyMatch(letters -> proves(letters.count(), letters.text()));
  }

  /** Whether what was found the same proves it, together with what was found before. */
  private boolean proves(int letters, String what) {
    if (letters > 0) {
      unsure.add(what);
    }
    return letters >= TELLING || unsure.size() > 1;
  }

  /** The mark of a command of this store, of which it is not known what became of it. */
  private boolean isUnderway(String marker) {
    return CommandKey.FORM.matcher(marker).matches()
        && tables.outbox().find(new CommandKey(marker)).isPresent();
  }

  private static String told(TicketRef ref) {
    return ("the store has written nothing yet, but %s holds what it would write, with a bridge's"
            + " mark that it does not know. If the store was lost, and a route or a tracker got"
            + " another name since, everything would be made once more: give routes and trackers"
            + " the names they had, or put back a copy of the store. If another bridge made it,"
            + " say so once: bridge sync --beside-another-bridge")
        .formatted(ref);
  }
}
