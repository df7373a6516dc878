package org.incidentbridge.benchmarks;

import java.util.Map;
import org.incidentbridge.testkit.sim.HttpSimulator;

/** A simulated tracker that calls out, or that is written to. */
interface End {

  /** For people. */
  String title();

  HttpSimulator simulator();

  /** Its block in the configuration, as {@code here}. */
  String yaml(String name, String url);

  /** What a route says of mirrors in it. */
  String creates();

  /** Somebody reports a ticket; its id. */
  String report(String title);

  /** Somebody says something that the other side may see. */
  void say(String ticket, String text);

  /** What it calls out then. */
  String call(String ticket);

  /** Headers that are looked at in calls that nobody signed. */
  Map<String, String> headers();
}
