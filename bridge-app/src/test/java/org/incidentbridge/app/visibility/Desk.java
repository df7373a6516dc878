package org.incidentbridge.app.visibility;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;

/** A simulated tracker: what people say there, and what its end users can read. */
interface Desk {

  /** The one who asked; nobody's colleague. */
  String CUSTOMER = "ann";

  /** A colleague, whose accounts the bridge knows. */
  String STAFF = "alice";

  /** Somebody in no table of the bridge. */
  String STRANGER = "zoe";

  /** Words by which remarks and tickets are known again, whatever stands around them. */
  Pattern WORD = Pattern.compile("(?:note\\d{6}(?:v\\d|file|bytes)|ticket\\d{3}word)");

  HttpSimulator simulator();

  /** What the bridge logs in with. */
  Secret token();

  /** How the tracker stands in the configuration, from {@code type} on. */
  String block();

  /** Where mirrors are made here, as in {@code create} of a route. */
  String create();

  /** An account as the table of people names it. */
  String account(String login);

  /**
   * The customer asks for something; returns the id of the ticket, which is at {@link Place#HOME}.
   */
  String report(String title);

  /** Says something and returns the id of the comment. */
  String say(String ticket, Author author, String text, boolean internal);

  /** Attaches a file to what is said and returns the ids of the comments that bear it. */
  List<String> attach(String ticket, Author author, Paper paper, boolean internal);

  void edit(String ticket, String comment, String text);

  /** Makes a comment internal, or public again. */
  void hide(String ticket, String comment, boolean hidden);

  void move(String ticket, Place place);

  List<String> tickets();

  /** All that an end user who may see the ticket can read of it now. */
  String open(String ticket);

  /** All that was ever mailed to end users, which nobody can take back. */
  default String mailed() {
    return "";
  }

  /** Whether a path of the interface is about a ticket. */
  default boolean names(String path, String ticket) {
    return List.of(path.split("[/.]")).contains(ticket);
  }

  /** Who speaks. */
  enum Author {
    REPORTER(CUSTOMER),
    STAFF_MEMBER(STAFF),
    UNKNOWN(STRANGER);

    final String login;

    Author(String login) {
      this.login = login;
    }
  }

  /** Where a ticket is: where it began, elsewhere in sight of the bridge, or out of its sight. */
  enum Place {
    HOME,
    OTHER,
    OUTSIDE
  }

  /** A file. */
  record Paper(String after, String name, String content) {}

  static Set<String> words(String text) {
    return WORD.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
  }
}
