package org.incidentbridge.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
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

  static final Map<String, Object> NONE = Map.copyOf(none());

  private EventVariables() {}

  /** Writes an event over another one; returns the topics that differ. */
  static long write(Event event, TicketRef origin, Map<String, Object> members) {
    Actor by = event.by();
    return put(members, "kind", event.what().word(), Topics.KIND)
        | put(members, "by", by.word(), Topics.BY)
        | put(members, "author", by.party().name(), Topics.AUTHOR)
        | put(members, "authorEmail", by.party().email(), Topics.AUTHOR)
        | put(members, "tracker", event.ticket().tracker().name(), Topics.TRACKER)
        | put(members, "onOrigin", event.ticket().equals(origin), Topics.TRACKER)
        | change(event.what(), members)
        | speech(event.what(), members);
  }

  private static long change(Happening what, Map<String, Object> members) {
    boolean is = what instanceof Happening.Changed;
    return put(members, "field", is ? ((Happening.Changed) what).field().name() : "", Topics.FIELD)
        | put(members, "from", is ? ((Happening.Changed) what).from().display() : "", Topics.FROM)
        | put(members, "to", is ? ((Happening.Changed) what).to().display() : "", Topics.TO);
  }

  private static long speech(Happening what, Map<String, Object> members) {
    boolean open = false;
    boolean toReporter = false;
    String text = "";
    String file = "";
    String obligation = "";
    switch (what) {
      case Happening.Commented said -> {
        open = said.visibility() == Visibility.PUBLIC;
        toReporter = said.toReporter();
        text = said.text();
      }
      case Happening.Turned turned -> {
        open = turned.visibility() == Visibility.PUBLIC;
        toReporter = turned.toReporter();
        text = turned.text();
      }
      case Happening.Attached attached -> {
        open = attached.visibility() == Visibility.PUBLIC;
        file = attached.name();
      }
      case Happening.Acknowledged acknowledged -> obligation = acknowledged.obligation();
      case Happening.Opened opened -> {}
      case Happening.Changed changed -> {}
    }
    return put(members, "public", open, Topics.PUBLIC)
        | put(members, "toReporter", toReporter, Topics.PUBLIC)
        | put(members, "text", text, Topics.TEXT)
        | put(members, "file", file, Topics.NAME)
        | put(members, "obligation", obligation, Topics.NAME);
  }

  private static long put(Map<String, Object> members, String key, Object value, long topic) {
    return value.equals(members.put(key, value)) ? 0 : topic;
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
