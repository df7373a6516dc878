package org.incidentbridge.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.FieldTable;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/**
 * The members of {@code event}: {@code kind} ({@code created}, {@code changed}, {@code file},
 * {@code comment}, {@code edited}, {@code shown}, {@code reshown}, {@code hidden}, {@code
 * acknowledged}), {@code by} (the word of {@link Actor}), {@code author}, {@code authorEmail},
 * {@code tracker}, {@code onOrigin}; of a change {@code field}, {@code from} and {@code to}; of
 * comments and files {@code public}, of comments {@code toReporter} and {@code text}; the name of a
 * {@code file}, the name of an {@code obligation}.
 */
public final class EventVariables {

  /** What conditions may ask of an event that is a text; empty where it has none. */
  public static final List<String> TEXTS =
      List.of(
          "kind",
          "by",
          "author",
          "authorEmail",
          "tracker",
          "field",
          "from",
          "to",
          "text",
          "file",
          "obligation");

  /** No event, over which events are written. */
  static final FieldTable NONE = FieldTable.of(none());

  private static final int KIND = NONE.place("kind");
  private static final int BY = NONE.place("by");
  private static final int AUTHOR = NONE.place("author");
  private static final int AUTHOR_EMAIL = NONE.place("authorEmail");
  private static final int TRACKER = NONE.place("tracker");
  private static final int ON_ORIGIN = NONE.place("onOrigin");
  private static final int FIELD = NONE.place("field");
  private static final int FROM = NONE.place("from");
  private static final int TO = NONE.place("to");
  private static final int OPEN = NONE.place("public");
  private static final int TO_REPORTER = NONE.place("toReporter");
  private static final int TEXT = NONE.place("text");
  private static final int FILE = NONE.place("file");
  private static final int OBLIGATION = NONE.place("obligation");

  private EventVariables() {}

  /** Writes an event over another one; returns the topics that differ. */
  static long write(Event event, TicketRef origin, FieldTable members) {
    Actor by = event.by();
    return put(members, KIND, event.what().word(), Topics.KIND)
        | put(members, BY, by.word(), Topics.BY)
        | put(members, AUTHOR, by.party().name(), Topics.AUTHOR)
        | put(members, AUTHOR_EMAIL, lower(by.party().email()), Topics.AUTHOR)
        | put(members, TRACKER, event.ticket().tracker().name(), Topics.TRACKER)
        | put(members, ON_ORIGIN, event.ticket().equals(origin), Topics.TRACKER)
        | change(event.what(), members)
        | speech(event.what(), members);
  }

  /** Addresses are compared by conditions, with those of the catalogue for one. */
  static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static long change(Happening what, FieldTable members) {
    boolean is = what instanceof Happening.Changed;
    return put(members, FIELD, is ? ((Happening.Changed) what).field().name() : "", Topics.FIELD)
        | put(members, FROM, is ? ((Happening.Changed) what).from().display() : "", Topics.FROM)
        | put(members, TO, is ? ((Happening.Changed) what).to().display() : "", Topics.TO);
  }

  private static long speech(Happening what, FieldTable members) {
    return switch (what) {
      case Happening.Commented said ->
          said(members, isOpen(said.visibility()), said.toReporter(), said.text())
              | named(members, "", "");
      case Happening.Turned turned ->
          said(members, isOpen(turned.visibility()), turned.toReporter(), turned.text())
              | named(members, "", "");
      case Happening.Attached attached ->
          said(members, isOpen(attached.visibility()), false, "")
              | named(members, attached.name(), "");
      case Happening.Acknowledged acknowledged ->
          said(members, false, false, "") | named(members, "", acknowledged.obligation());
      case Happening.Opened opened -> said(members, false, false, "") | named(members, "", "");
      case Happening.Changed changed -> said(members, false, false, "") | named(members, "", "");
    };
  }

  private static boolean isOpen(Visibility visibility) {
    return visibility == Visibility.PUBLIC;
  }

  private static long said(FieldTable members, boolean open, boolean toReporter, String text) {
    return put(members, OPEN, open, Topics.PUBLIC)
        | put(members, TO_REPORTER, toReporter, Topics.PUBLIC)
        | put(members, TEXT, text, Topics.TEXT);
  }

  private static long named(FieldTable members, String file, String obligation) {
    return put(members, FILE, file, Topics.NAME)
        | put(members, OBLIGATION, obligation, Topics.NAME);
  }

  private static long put(FieldTable members, int place, Object value, long topic) {
    return value.equals(members.replace(place, value)) ? 0 : topic;
  }

  private static Map<String, Object> none() {
    Map<String, Object> none = new HashMap<>();
    for (String text : TEXTS) {
      none.put(text, "");
    }
    for (String flag : new String[] {"onOrigin", "public", "toReporter"}) {
      none.put(flag, false);
    }
    return none;
  }
}
