package org.incidentbridge.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Tracker;

/**
 * A tracker under test: the adapter, what people do in the tracker without it, and what the tracker
 * itself holds. All in tracker words. Opened anew, with one empty project, for every test.
 */
public interface TrackerHarness extends AutoCloseable {

  /** The adapter; the same one during a test. */
  Tracker tracker();

  Terms terms();

  People people();

  Truth truth();

  /** The next write reaches the tracker and takes effect, but its answer is lost. */
  void loseNextAnswer();

  /** The next write is lost on its way and takes no effect, which the adapter cannot know. */
  void loseNextRequest();

  /**
   * The next write reaches the tracker, which works on it although the connection broke at once: it
   * takes effect when so much time has passed.
   *
   * @return false if that cannot happen, since no call ends before its effect
   */
  boolean delayNextRequest(Duration time);

  /** The time by all clocks. */
  Instant now();

  /** Lets time pass, for the adapter and the tracker alike. */
  void pass(Duration time);

  /** Calls that a pull takes that finds nothing new. */
  default int idleCalls() {
    return 1;
  }

  /**
   * Fields that people and the bridge can set and whose history the tracker keeps; empty if it
   * keeps none. The one of {@link Terms#statuses} is not among them.
   */
  default List<Kept> kept() {
    return List.of();
  }

  /** How many more calls the reading of a page takes with histories than without. */
  default int historyCalls() {
    return 0;
  }

  /**
   * Another project, to which tickets of the type of the terms can be moved; there from when it is
   * first asked for.
   *
   * @throws UnsupportedOperationException if the tracker cannot move tickets
   */
  default String elsewhere() {
    throw new UnsupportedOperationException("this tracker cannot move tickets");
  }

  /**
   * The account of somebody who can be let see tickets.
   *
   * @throws UnsupportedOperationException if the tracker cannot share tickets
   */
  default String onlooker() {
    throw new UnsupportedOperationException("this tracker cannot share tickets");
  }

  /**
   * Takes the project of the terms out of the sight of the bridge's user, or gives it back.
   *
   * @return false if that cannot happen in this tracker
   */
  default boolean shut(boolean shut) {
    return false;
  }

  /**
   * Has the tracker answer the bridge nothing but 503 Service Unavailable, or everything again.
   *
   * @return false if that cannot happen in this tracker
   */
  default boolean down(boolean down) {
    return false;
  }

  @Override
  void close();

  /**
   * A field whose history is kept.
   *
   * @param one a value that it can take, as snapshots show it
   * @param other another one
   */
  record Kept(String field, Value one, Value other) {}

  /**
   * What the tracker calls things.
   *
   * @param project where tickets are made
   * @param type the type or category of tickets made
   */
  record Terms(String project, String type, Fields fields, Statuses statuses) {}

  /**
   * Field names.
   *
   * @param title a field that holds a line
   * @param body a field that holds formatted text
   * @param word a field with a closed list of words that can be written, such as the priority
   * @param good a word it takes
   * @param bad a word it does not have
   */
  record Fields(String title, String body, String word, String good, String bad) {}

  /**
   * Status names.
   *
   * @param field the field that shows it
   * @param first that of a new ticket
   * @param next one that can be reached from there
   * @param missing one that the tracker does not have
   */
  record Statuses(String field, String first, String next, String missing) {}

  /** What people do, each as a person who is not the bridge. */
  interface People {

    /** Makes a ticket in the project of the terms, and tells its id. */
    String create(String title, String body);

    void retitle(String ticketId, String title);

    void move(String ticketId, String status);

    /** Sets one of the {@link TrackerHarness#kept} fields. */
    default void set(String ticketId, String field, Value value) {
      throw new UnsupportedOperationException("no history is kept here");
    }

    /** Comments, and tells the comment's id. */
    String comment(String ticketId, String text, Visibility visibility);

    /** Attaches a file, and tells its id. */
    String attach(String ticketId, String name, byte[] content);

    void delete(String ticketId);

    /** Shows a ticket to insiders only from now on. */
    default void hide(String ticketId) {
      throw new UnsupportedOperationException("this tracker shows each ticket to everybody");
    }
  }

  /** What the tracker holds, read without the adapter. */
  interface Truth {

    int tickets();

    String title(String ticketId);

    String status(String ticketId);

    /** In the order of their creation. */
    List<Said> comments(String ticketId);

    /** File names in the order in which they were attached. */
    List<String> files(String ticketId);

    /** Accounts of those who were let see a ticket. */
    default List<String> onlookers(String ticketId) {
      return List.of();
    }

    /** Writes that reached the tracker so far. */
    long writes();
  }

  /**
   * A comment.
   *
   * @param text without markup, with all that the tracker shows
   */
  record Said(String id, String text, Visibility visibility) {}
}
