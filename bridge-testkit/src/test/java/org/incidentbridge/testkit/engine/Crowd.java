package org.incidentbridge.testkit.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.FakeTracker;

/** People who work in all trackers at the same time, and what they did there. */
final class Crowd {

  private static final int MOST_TICKETS = 3;
  private static final List<String> STATUSES = List.of("Open", "Working", "Done", "Shut");
  private static final List<String> PRIORITIES = List.of("P1", "P2", "P3");

  /** A text that somebody wrote into a field; its word is in no other one. */
  record Edit(TicketRef at, String field, String word) {}

  /**
   * A comment of somebody.
   *
   * @param word in this comment and its copies only
   * @param text as it is by now
   * @param shown whether it ever was public
   */
  record Said(TicketRef at, String id, String word, String text, boolean internal, boolean shown) {}

  final List<Edit> edits = new ArrayList<>();
  final Map<String, Said> comments = new LinkedHashMap<>();
  final List<Edit> files = new ArrayList<>();
  final List<Edit> labels = new ArrayList<>();
  final List<TicketRef> born = new ArrayList<>();
  private final List<TicketRef> closed = new ArrayList<>();
  private final List<FakeTracker> trackers;
  private final Crossing crossing;
  private int words;

  Crowd(List<FakeTracker> trackers, Crossing crossing) {
    this.trackers = trackers;
    this.crossing = crossing;
  }

  /** One person does one thing. */
  synchronized void act() {
    FakeTracker tracker = any(trackers);
    Optional<TicketSnapshot> ticket = ticket(tracker);
    if (ticket.isEmpty() || (born.size() < MOST_TICKETS && crossing.once(6))) {
      create();
      return;
    }
    synchronized (tracker) {
      act(tracker, ticket.get().ref());
    }
  }

  private void act(FakeTracker tracker, TicketRef at) {
    switch (crossing.draw(16)) {
      case 0, 1, 2 -> edit(tracker, at, "summary");
      case 3 -> edit(tracker, at, "service");
      case 4 -> tracker.personSets(at.id(), "status", Value.line(any(STATUSES)));
      case 5 -> tracker.personSets(at.id(), "prio", Value.line(any(PRIORITIES)));
      case 6, 7 -> label(tracker, at);
      case 8, 9, 10 -> comment(tracker, at);
      case 11, 12 -> hide(tracker);
      case 13 -> rewrite(tracker);
      case 14 -> attach(tracker, at);
      default -> close(at);
    }
    crossing.note("people were at " + at + ": " + Found.in(tracker, at));
  }

  /** From now on the bridge sees all tickets, also those that it never saw. */
  void showAll() {
    for (FakeTracker tracker : trackers) {
      tracker.all().forEach(t -> tracker.personHides(t.ref().id(), false));
      born.stream()
          .filter(ref -> ref.tracker().equals(tracker.id()))
          .forEach(ref -> tracker.personSets(ref.id(), "other", Value.line("seen again")));
    }
  }

  /** The bridge may not see a ticket for a while. */
  private void close(TicketRef at) {
    boolean open = closed.isEmpty();
    TicketRef which = open ? at : closed.removeFirst();
    if (open) {
      closed.add(at);
    }
    trackers.stream()
        .filter(t -> t.id().equals(which.tracker()))
        .forEach(t -> t.personHides(which.id(), open));
  }

  private void create() {
    FakeTracker tracker = crossing.once(4) ? trackers.get(1) : trackers.get(0);
    String word = word("t");
    String id =
        tracker.personCreates(
            "HD", Map.of("summary", Value.line(word), "prio", Value.line(any(PRIORITIES))));
    born.add(new TicketRef(tracker.id(), id));
    crossing.note("people made " + tracker.id() + ":" + id + " " + word);
  }

  private void edit(FakeTracker tracker, TicketRef at, String field) {
    String word = word("e");
    edits.add(new Edit(at, field, word));
    tracker.personSets(at.id(), field, Value.line(word));
  }

  private void label(FakeTracker tracker, TicketRef at) {
    String word = word("l");
    labels.add(new Edit(at, "tags", word));
    var all = new TreeSet<String>();
    if (Found.in(tracker, at).field("tags") instanceof Value.Names names) {
      all.addAll(names.names());
    }
    all.add(word);
    tracker.personSets(at.id(), "tags", Value.names(List.copyOf(all)));
  }

  private void comment(FakeTracker tracker, TicketRef at) {
    boolean internal = crossing.once(4);
    String word = word("c");
    Visibility visibility = internal ? Visibility.INTERNAL : Visibility.PUBLIC;
    String id = tracker.personComments(at.id(), word, visibility);
    comments.put(word, new Said(at, id, word, word, internal, !internal));
  }

  private void hide(FakeTracker tracker) {
    Optional<Said> said = said(tracker);
    said.ifPresent(
        s -> {
          tracker.personHidesComment(s.at().id(), s.id());
          comments.put(s.word(), new Said(s.at(), s.id(), s.word(), s.text(), true, s.shown()));
        });
  }

  private void rewrite(FakeTracker tracker) {
    Optional<Said> said = said(tracker);
    said.ifPresent(
        s -> {
          String text = s.word() + " " + word("r");
          tracker.personEditsComment(s.at().id(), s.id(), text);
          comments.put(s.word(), new Said(s.at(), s.id(), s.word(), text, s.internal(), s.shown()));
        });
  }

  private void attach(FakeTracker tracker, TicketRef at) {
    String word = word("f");
    files.add(new Edit(at, "", word));
    tracker.personAttaches(at.id(), word, Visibility.PUBLIC);
  }

  private Optional<Said> said(FakeTracker tracker) {
    List<Said> here =
        comments.values().stream()
            .filter(s -> s.at().tracker().equals(tracker.id()) && !s.internal())
            .toList();
    return here.isEmpty() ? Optional.empty() : Optional.of(any(here));
  }

  private Optional<TicketSnapshot> ticket(FakeTracker tracker) {
    List<TicketSnapshot> all = tracker.all();
    return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
  }

  private String word(String kind) {
    return kind + (1000 + ++words);
  }

  private <T> T any(List<T> list) {
    return list.get(crossing.draw(list.size()));
  }
}
