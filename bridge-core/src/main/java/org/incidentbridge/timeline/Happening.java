package org.incidentbridge.timeline;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;

/** What can happen to an incident, in canonical words. */
public sealed interface Happening {

  /** The word for conditions. */
  String word();

  /** Where it stands among those of the same instant; less is earlier. */
  int place();

  /** What it is about, in which those of one instant and place are told apart; may be empty. */
  default String topic() {
    return "";
  }

  /**
   * A ticket was made. That of the origin begins the incident.
   *
   * @param values what its fields held at that moment, absent ones left out
   */
  record Opened(SortedMap<FieldName, Value> values) implements Happening {
    public Opened {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    @Override
    public String word() {
      return "created";
    }

    @Override
    public int place() {
      return 0;
    }
  }

  /**
   * A field was changed.
   *
   * @param counts whether the incident follows this ticket in this field; a change that was
   *     overruled by the field's owner is none of the incident, but one of its side
   */
  record Changed(FieldName field, Value from, Value to, boolean counts) implements Happening {
    @Override
    public String word() {
      return "changed";
    }

    @Override
    public int place() {
      return 1;
    }

    @Override
    public String topic() {
      return field.name();
    }
  }

  /**
   * A file was attached.
   *
   * @param name of the file
   * @param visibility as the tracker shows it; unknown is internal
   */
  record Attached(String name, Visibility visibility) implements Happening {
    @Override
    public String word() {
      return "file";
    }

    @Override
    public int place() {
      return 2;
    }
  }

  /**
   * A comment was written.
   *
   * @param visibility as the tracker shows it; unknown is internal
   * @param toReporter whether the reporter gets to read it, here or as a copy
   * @param text without formatting
   */
  record Commented(Visibility visibility, boolean toReporter, String text) implements Happening {
    @Override
    public String word() {
      return "comment";
    }

    @Override
    public int place() {
      return 3;
    }
  }

  /**
   * A comment was worded anew, opened or hidden; it is no other comment. Who did that is not told
   * by every tracker: it is held to be its author.
   *
   * @param turn what was done to it
   * @param visibility since then
   * @param toReporter whether the reporter gets to read it since then
   * @param text since then, without formatting
   */
  record Turned(Turn turn, Visibility visibility, boolean toReporter, String text)
      implements Happening {
    @Override
    public String word() {
      return turn.word();
    }

    @Override
    public int place() {
      return 4;
    }
  }

  /**
   * Somebody acknowledged an obligation by hand.
   *
   * @param obligation its name in the policy pack
   * @param how for people, for example the command
   */
  record Acknowledged(String obligation, String how) implements Happening {
    @Override
    public String word() {
      return "acknowledged";
    }

    @Override
    public int place() {
      return 5;
    }
  }
}
