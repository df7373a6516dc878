package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.KnownFile.Sight;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Known.Workarounds;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary;

/**
 * What people are told of known problems: that one was linked or may be, its workarounds, and its
 * fix. Each thing once, insiders alone, but for a workaround that is public and may be (M13, N5).
 */
final class KnownTelling {

  /** A ticket of which nobody looked how it is. */
  static final Sight UNKNOWN = Sight.of(KnownFile.State.HIDDEN);

  private final Bridge bridge;
  private final CaseFile file;
  private final Draft draft;

  KnownTelling(Bridge bridge, CaseFile file, Draft draft) {
    this.bridge = bridge;
    this.file = file;
    this.draft = draft;
  }

  /** Whether work on a ticket is over. */
  static boolean isResolved(Reading reading) {
    return FieldSides.FINISHED.contains(value(reading, StandardField.STATUS).display());
  }

  /** Whether a ticket says what helps. */
  static boolean isAnswered(Reading reading) {
    return !value(reading, StandardField.WORKAROUND).isAbsent()
        || !value(reading, StandardField.FIXED_IN).isAbsent();
  }

  private static Value value(Reading reading, StandardField field) {
    return reading.value(field.field());
  }

  /** Takes note that a ticket was linked, and has people told. */
  KnownProblem linked(KnownProblem known) {
    String key = known.grounds().key();
    draft.event(
        file.incident().origin().ref(),
        "%s in %s is the same problem: %s; it is linked, and no mirror is made there"
            .formatted(key, known.at(), known.grounds().why()));
    String text =
        ("%s in %s is the same problem (%s). It is linked, and no ticket of its own is made there."
                + " If it is another problem, %s.")
            .formatted(key, known.at(), reason(known), howToRefuse(known));
    parent(known).ifPresent(t -> say(t.ref(), known, "linked", text));
    return known.telling("linked");
  }

  /** The score without the words that were found: they are for those who explain. */
  private static String reason(KnownProblem known) {
    return known.grounds().why().split(";", 2)[0];
  }

  private String howToRefuse(KnownProblem known) {
    return "%srun: bridge known %s --not %s"
        .formatted(
            isShown(StandardField.KNOWN_PROBLEM.field(), known) ? "clear the field for it or " : "",
            file.incident().id(),
            known.grounds().key());
  }

  private boolean isShown(FieldName field, KnownProblem known) {
    return parent(known)
        .filter(t -> bridge.vocabulary(t.ref().tracker()).term(field).isPresent())
        .isPresent();
  }

  /** Has people told that a linked ticket is gone. */
  void gone(KnownProblem known) {
    String text =
        "%s in %s, which was linked as the same problem, is gone; a ticket of its own is made."
            .formatted(known.grounds().key(), known.at());
    parent(known)
        .ifPresent(
            t ->
                draft.remarks.add(
                    new Decision.Remark(t.ref(), Topics.unlinked(known.ticket()), text)));
  }

  /** What is told of a known problem now, and that it was. */
  KnownProblem told(KnownProblem known) {
    if (known.standing().quiet()) {
      return known;
    }
    return switch (known.standing().state()) {
      case LINKED ->
          file.known().reading(known.ticket()).map(r -> passedOn(known, r)).orElse(known);
      case PROPOSED -> proposed(known);
      case WAITING, REFUSED -> known;
    };
  }

  private KnownProblem proposed(KnownProblem known) {
    KnownProblem now = known;
    String text =
        "%s in %s may be the same problem (%s)."
            .formatted(known.grounds().key(), known.at(), reason(known));
    List<TicketState> where = new ArrayList<>(parent(known).stream().toList());
    draft.present().stream().filter(t -> t.ref().tracker().equals(known.at())).forEach(where::add);
    for (TicketState ticket : where) {
      if (now.isUntold(ticket.ref().toString())) {
        say(ticket.ref(), known, "proposed", text);
        now = now.telling(ticket.ref().toString());
      }
    }
    return now;
  }

  private KnownProblem passedOn(KnownProblem known, Reading reading) {
    Optional<TicketState> parent = parent(known);
    if (parent.isEmpty()) {
      return known;
    }
    KnownProblem now = known;
    for (News news : news(known, reading)) {
      String name = Hashes.of(news.text(), news.visibility().name());
      if (now.isUntold(name)) {
        draft.remarks.add(
            new Decision.Remark(
                parent.get().ref(),
                Topics.known(known.ticket(), name),
                news.text(),
                news.visibility(),
                Set.of(known.ticket(), file.incident().origin().ref())));
        now = now.telling(name);
      }
    }
    return now;
  }

  private record News(String text, Visibility visibility) {}

  private List<News> news(KnownProblem known, Reading reading) {
    String key = known.grounds().key();
    List<News> all = new ArrayList<>();
    shown(known, reading, StandardField.WORKAROUND)
        .map(v -> "%s has a workaround:\n\n%s".formatted(key, v.display()))
        .ifPresent(text -> all.add(new News(text, Visibility.INTERNAL)));
    Workarounds words = words(known);
    for (Comment comment : reading.ticket().talk().comments()) {
      String text = comment.body().plainText();
      if (comment.marker().isEmpty() && isWorkaround(text, words)) {
        boolean open = words.open() && comment.visibility() == Visibility.PUBLIC;
        all.add(
            new News(
                "%s has a workaround:\n\n%s".formatted(key, text),
                open ? Visibility.PUBLIC : Visibility.INTERNAL));
      }
    }
    shown(known, reading, StandardField.FIXED_IN)
        .filter(v -> isResolved(reading))
        .map(v -> "%s is resolved; the fix is in %s.".formatted(key, v.display()))
        .ifPresent(text -> all.add(new News(text, Visibility.INTERNAL)));
    return all;
  }

  /** What its tracker keeps to itself is not told elsewhere (N5). */
  private Optional<Value> shown(KnownProblem known, Reading reading, StandardField field) {
    boolean open =
        bridge
            .vocabulary(known.at())
            .term(field.field())
            .filter(term -> !term.restricted())
            .map(Vocabulary.Term::trackerField)
            .isPresent();
    return Optional.of(value(reading, field)).filter(v -> open && !v.isAbsent());
  }

  private static boolean isWorkaround(String text, Workarounds words) {
    String start = text.strip().toLowerCase(Locale.ROOT);
    return words.words().stream().anyMatch(w -> start.startsWith(w.toLowerCase(Locale.ROOT)));
  }

  /** The first route that looks there for known problems says how they are passed on. */
  private Optional<Route> route(TrackerId at) {
    return bridge.routes().stream()
        .filter(r -> r.to().equals(at) && r.create().known().isOn())
        .filter(r -> parent(r).isPresent())
        .findFirst();
  }

  private Workarounds words(KnownProblem known) {
    return route(known.at())
        .map(r -> r.create().known().workarounds())
        .orElse(Workarounds.FIELD_ONLY);
  }

  private Optional<TicketState> parent(Route route) {
    return draft.present().stream().filter(t -> t.ref().tracker().equals(route.from())).findFirst();
  }

  /** The ticket for which a known problem was looked for. */
  private Optional<TicketState> parent(KnownProblem known) {
    return route(known.at()).flatMap(this::parent);
  }

  private void say(TicketRef at, KnownProblem known, String what, String text) {
    draft.remarks.add(
        new Decision.Remark(
            at,
            Topics.known(known.ticket(), what),
            text,
            Visibility.INTERNAL,
            Set.of(known.ticket())));
  }
}
