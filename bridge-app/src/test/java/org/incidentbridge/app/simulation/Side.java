package org.incidentbridge.app.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;

/** One simulated tracker: what people do in it, and what it truly shows. */
interface Side {

  /** Its name in the configuration. */
  String name();

  HttpSimulator simulator();

  /** What the bridge logs in with. */
  Secret token();

  List<Shown> tickets();

  Optional<Shown> ticket(String id);

  /** Who the bridge is here, as an author. */
  String bridge();

  /** Reports a ticket and returns its id. */
  String create(String title, String description);

  void title(String id, String text);

  void description(String id, String text);

  /** Picks another priority and says which. */
  String priority(String id, Random random);

  /** Gives the ticket to somebody else, or to nobody, and says to whom. */
  String assign(String id, Random random);

  /** Moves one step through the workflow and says where to; empty if there is no way. */
  Optional<String> status(String id, Random random);

  void label(String id, String label, boolean on);

  /** Says something and returns the id of the comment. */
  String say(String id, String text, boolean internal);

  void edit(String id, String commentId, String text);

  void unsay(String id, String commentId);

  /** Makes a comment internal, or public again. */
  void hide(String id, String commentId, boolean hidden);

  /** Makes the ticket private, or public again; false where tickets cannot be private. */
  boolean seal(String id, boolean hidden);

  /** Deletes a file. */
  void detach(String id, String fileId);

  /** Attaches a file; an internal one only where files can be internal. */
  boolean attach(String id, String name, String content, boolean internal);

  /** Whether people can make files internal that were attached to a remark. */
  default boolean hidesFiles() {
    return false;
  }

  /** Attaches an open file to a remark, with which it can be hidden. */
  default void attachToRemark(String id, String name, String content) {
    throw new UnsupportedOperationException("files cannot be hidden in " + name());
  }

  /** Hides a file with its remark. */
  default void hideFile(String id, String fileId) {
    throw new UnsupportedOperationException("files cannot be hidden in " + name());
  }

  /** Moves the ticket to the other project and says where to. */
  String move(String id);

  void delete(String id);

  /** Merges a ticket into another one; false where people cannot do that. */
  default boolean merge(String id, String into) {
    return false;
  }

  /** Whether nobody can change, hide or take back what was once said or attached. */
  default boolean keepsTexts() {
    return false;
  }

  /** Whether people can say that a ticket has to do with another one. */
  default boolean relatesTickets() {
    return true;
  }

  /** Whether nobody can do anything to a ticket any more. */
  default boolean isClosed(Shown ticket) {
    return false;
  }

  /** Whether tickets have a field that must not leave the tracker. */
  default boolean hasContracts() {
    return false;
  }

  /** The projects that tickets are in or may be moved to. */
  List<String> places();

  /** Whether what somebody says in public opens a ticket. */
  default boolean isOpenedByAnswers() {
    return false;
  }

  /** The time that this tracker gives to what is said now. */
  Instant stamp();

  /** Relates two tickets that are not related, in one of several ways, and says how. */
  String link(String id, String other, Random random);

  /** Takes away whatever relates two tickets. */
  void unlink(String id, String other);

  /** How many characters a text of a person may have here. */
  int longest();

  /** Settings that go with how this tracker is, beside those of the configuration. */
  Map<String, Object> settings();

  /** The setting that says what becomes of private tickets; empty where there are none. */
  Optional<String> keyForPrivate();

  /** Takes the bridge's right to see a project, or gives it back. */
  void shut(String place, boolean shut);
}
