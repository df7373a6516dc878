package org.incidentbridge.config;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;

/** Actions in words. */
public final class ActionPhrase {

  private static final int MOST_TOLD = 8;

  private ActionPhrase() {}

  /** In one phrase, for example {@code raise to L3}. */
  public static String of(Action action) {
    return switch (action) {
      case Action.RaiseNext raise -> "raise to the next level";
      case Action.RaiseTo raise -> "raise to " + raise.level();
      case Action.Put put -> "set %s to %s".formatted(put.field(), put.value().display());
      case Action.Assign assign -> "assign to " + assign.to();
      case Action.OpenTicket open -> "open a ticket by " + open.route();
      case Action.Move move ->
          "move the ticket in %s to %s".formatted(move.tracker(), move.project());
      case Action.Comment comment ->
          "%s comment on %s: %s"
              .formatted(
                  comment.visibility() == Visibility.PUBLIC ? "public" : "internal",
                  where(comment.where()),
                  comment.text());
      case Action.Tell tell ->
          "tell %s by %s%s%s"
              .formatted(
                  String.join(", ", tell.to()),
                  tell.channel(),
                  tell.template().isEmpty() ? "" : ": " + tell.template(),
                  tell.urgent() ? " (urgent)" : "");
      case Action.Oblige oblige -> "oblige " + oblige.obligation();
    };
  }

  /** Whether a phrase is the one that was meant, be it without what stands behind its colon. */
  static boolean fits(String phrase, String meant) {
    return phrase.equals(meant) || phrase.startsWith(meant + ": ");
  }

  /** What was probably meant by a phrase that is none of those there are. */
  static String hint(String meant, Collection<String> phrases) {
    List<String> begun = phrases.stream().filter(p -> p.startsWith(meant)).toList();
    if (!begun.isEmpty()) {
      return begun.size() > 1 ? some(begun) : "did you mean '%s'?".formatted(begun.getFirst());
    }
    Set<String> words = new TreeSet<>(phrases);
    phrases.forEach(p -> words.add(p.split(": ", 2)[0]));
    String verb = meant.split(" ", 2)[0] + " ";
    List<String> alike = phrases.stream().filter(p -> p.startsWith(verb)).toList();
    return DidYouMean.or(meant, words, some(alike.isEmpty() ? phrases : alike));
  }

  private static String some(Collection<String> phrases) {
    List<String> first = phrases.stream().limit(MOST_TOLD).toList();
    return first.isEmpty()
        ? "its steps do nothing"
        : "its steps can: "
            + String.join("; ", first)
            + (first.size() < phrases.size() ? "; and more" : "");
  }

  private static String where(Action.Where where) {
    return switch (where) {
      case Action.Where.Origin origin -> "the origin";
      case Action.Where.All all -> "all tickets";
      case Action.Where.In in -> in.tracker().name();
    };
  }
}
