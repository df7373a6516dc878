package org.incidentbridge.app.demo;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.CallCounter;

/** A simulated tracker behind HTTP: what people do in it, and what is truly in it. */
interface Place extends Closeable {

  /** Its name in the configuration. */
  String name();

  /** What it simulates, for people. */
  String product();

  /** Where it listens, without a slash at the end and without credentials. */
  String url();

  CallCounter calls();

  /** Requests that carried a text which must not leave its tracker. */
  long leaks();

  /** What the configuration template needs to know of it, by placeholder. */
  Map<String, String> facts();

  /** The secret of the bridge's user. */
  String secret();

  /** All tickets, whole. */
  List<Seen> seen();

  /** A person reports something; answers its key. */
  String report(Person who, Ticket ticket);

  void comment(Person who, String key, Prose text);

  /** An internal note. */
  void note(Person who, String key, String text);

  /** A file for all who see the ticket. */
  void attach(Person who, String key, Sample file);

  /** Changes title or priority, in the tracker's words. */
  void edit(Person who, String key, String field, String value);

  /** Goes one step in the workflow; a resolution where the step asks for one, else empty. */
  void move(Person who, String key, String status, String resolution);

  void label(Person who, String key, String label);

  void editComment(Person who, String key, long comment, String text);

  /** Relates two tickets of this tracker. */
  void relate(Person who, String key, String other);

  @Override
  void close();
}
