package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.Author;
import org.incidentbridge.timeline.PastEvent.CommentMade;
import org.incidentbridge.timeline.PastEvent.CommentTurned;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.incidentbridge.timeline.PastEvent.FileAdded;
import org.incidentbridge.timeline.PastEvent.FirstSeen;
import org.incidentbridge.timeline.Turn;

/**
 * What a reading of a ticket tells that is not remembered yet: comments, files, and fields that
 * show something else than their history says, because their tracker keeps none or tells it late.
 * Pure.
 */
public final class Chronicle {

  /** More than any tracker takes as one comment by default; nobody answers in so many words. */
  private static final int LONGEST_TEXT = 65_536;

  private final Incident incident;
  private final TicketState ticket;
  private final TicketSnapshot snapshot;
  private final Reading reading;
  private final Instant now;

  /**
   * @param now by the bridge's clock
   */
  public Chronicle(Incident incident, TicketState ticket, Reading reading, Instant now) {
    this.incident = incident;
    this.ticket = ticket;
    this.snapshot = reading.ticket();
    this.reading = reading;
    this.now = now;
  }

  /**
   * What is to be remembered from now on.
   *
   * @param known what is remembered of this ticket
   */
  public List<PastEvent> news(Vocabulary vocabulary, List<PastEvent> known) {
    Set<String> ids = new HashSet<>();
    known.forEach(e -> ids.add(e.id()));
    List<PastEvent> news = new ArrayList<>();
    var before = new SaidBefore(known);
    snapshot.talk().comments().forEach(c -> comment(c, before).ifPresent(news::add));
    snapshot.talk().attachments().forEach(a -> file(a, ids, news));
    Map<String, PastEvent> last = last(known);
    vocabulary.fields().forEach((field, term) -> field(field, term.trackerField(), last, news));
    return news;
  }

  private Optional<PastEvent> comment(Comment comment, SaidBefore before) {
    String text = text(comment);
    Optional<SaidBefore.Standing> stood = before.of(comment.id());
    if (stood.isEmpty()) {
      var made = new CommentMade(comment.id(), comment.visibility(), text);
      String id = "comment:" + comment.id() + ":" + comment.visibility();
      var when = new When(comment.createdAt(), now);
      return Optional.of(said(id, comment, when, comment.author(), made));
    }
    return stood
        .get()
        .turn(comment.visibility(), text)
        .map(turn -> turned(comment, stood.get(), turn, text));
  }

  /** Trackers do not tell when, but that it was before the ticket was last changed. */
  private PastEvent turned(Comment comment, SaidBefore.Standing stood, Turn turn, String text) {
    Instant changed = snapshot.head().stamp().updatedAt();
    Instant at = changed.isBefore(stood.since()) ? stood.since() : changed;
    String id = "comment:" + comment.id() + ":turn:" + (stood.turns() + 1);
    var what = new CommentTurned(comment.id(), turn, comment.visibility(), text);
    return said(id, comment, new When(at, now), by(comment, turn), what);
  }

  /** A word that somebody adds to the comment of somebody else is theirs. */
  private static Party by(Comment comment, Turn turn) {
    return turn == Turn.EDITED
        ? comment.content().editor().orElse(comment.author())
        : comment.author();
  }

  private PastEvent said(String id, Comment comment, When when, Party by, PastEvent.What what) {
    boolean own = !comment.marker().isEmpty() || isOwnComment(comment.id());
    return new PastEvent(id, when, new Author(by, own), what);
  }

  /** Trackers do not show the mark of a copy in every view. */
  private boolean isOwnComment(String id) {
    Shared shared = incident.shared();
    return shared.notes().stream().anyMatch(n -> isCopy(n.copyAt(ticket.ref()), id))
        || shared.remarks().stream()
            .anyMatch(r -> r.ticket().equals(ticket.ref()) && r.commentId().equals(id));
  }

  private static boolean isCopy(Optional<Shared.Copy> copy, String id) {
    return copy.filter(c -> c.id().equals(id)).isPresent();
  }

  private boolean isOwnFile(Attachment file) {
    return file.maker() == Attachment.Maker.BRIDGE
        || !file.marker().isEmpty()
        || incident.shared().files().stream()
            .anyMatch(f -> isCopy(f.copyAt(ticket.ref()), file.id()));
  }

  private static String text(Comment comment) {
    String text = comment.body().plainText();
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private void file(Attachment file, Set<String> ids, List<PastEvent> news) {
    String id = "file:" + file.id();
    if (!ids.contains(id)) {
      var what = new FileAdded(file.id(), file.name(), file.visibility());
      var when = new When(file.createdAt(), now);
      news.add(new PastEvent(id, when, new Author(file.author(), isOwnFile(file)), what));
    }
  }

  private static Map<String, PastEvent> last(List<PastEvent> known) {
    Map<String, PastEvent> newest = new HashMap<>();
    for (PastEvent event : Retelling.told(TrackerOrder.of(known))) {
      switch (event.what()) {
        case FirstSeen seen -> newest.putIfAbsent(seen.field(), event);
        case FieldSet set ->
            newest.merge(set.field(), event, (a, b) -> b.at().isBefore(a.at()) ? a : b);
        default -> {}
      }
    }
    return newest;
  }

  private static Value value(PastEvent event) {
    return switch (event.what()) {
      case FirstSeen seen -> seen.value();
      case FieldSet set -> set.to();
      default -> Value.absent();
    };
  }

  private void field(
      FieldName field, String name, Map<String, PastEvent> last, List<PastEvent> news) {
    Value shown = snapshot.fields().get(name);
    if (shown == null) {
      return;
    }
    PastEvent newest = last.get(name);
    if (newest == null) {
      var first = new FirstSeen(name, shown);
      var when = new When(snapshot.head().stamp().createdAt(), now);
      news.add(new PastEvent("first:" + name, when, new Author(Party.NOBODY, false), first));
    } else if (!isShown(newest, shown) && !isOvertaken(newest)) {
      String id = "seen:" + snapshot.head().stamp().version() + ":" + name;
      var when = new When(snapshot.head().stamp().updatedAt(), now);
      news.add(
          new PastEvent(
              id,
              when,
              new Author(Party.NOBODY, isOwn(field)),
              new FieldSet(name, value(newest), shown)));
    }
  }

  /** Histories tell texts without their formatting. */
  private static boolean isShown(PastEvent newest, Value shown) {
    Value told = value(newest);
    return told.equals(shown)
        || (newest.isTold()
            && told instanceof Value.Body one
            && shown instanceof Value.Body other
            && words(one).equals(words(other)));
  }

  private static String words(Value.Body body) {
    return body.display().replaceAll("\\s+", " ").strip();
  }

  /** The history of a ticket may be read after its fields, and be newer than they are. */
  private boolean isOvertaken(PastEvent newest) {
    return newest.isTold() && newest.at().isAfter(snapshot.head().stamp().updatedAt());
  }

  /** What the bridge wrote is what it agreed on with the tracker. */
  private boolean isOwn(FieldName field) {
    Baseline baseline = ticket.baselines().get(field);
    return baseline != null && baseline.seen().equals(reading.values().get(field));
  }
}
