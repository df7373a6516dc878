package org.incidentbridge.app.visibility;

import java.time.InstantSource;
import java.util.function.BiFunction;
import org.incidentbridge.testkit.sim.jira.Edition;

/** A kind of tracker, and what its people can do to what was said. */
enum Kind {
  JIRA_CLOUD(true, true, true, true, (name, clock) -> new JiraDesk(name, Edition.CLOUD, clock)),
  JIRA_DATA_CENTER(
      true, true, true, true, (name, clock) -> new JiraDesk(name, Edition.DATA_CENTER, clock)),
  MANTIS(true, true, true, false, MantisDesk::new),
  RT(false, false, false, false, RtDesk::new),
  ZENDESK(false, true, false, false, ZendeskDesk::new);

  /** Whether a comment's text can be changed. */
  final boolean edits;

  /** Whether a public comment can become internal. */
  final boolean hides;

  /** Whether an internal comment can become public. */
  final boolean opens;

  /** Whether its history names files that are gone. */
  final boolean remembers;

  private final BiFunction<String, InstantSource, Desk> desk;

  Kind(
      boolean edits,
      boolean hides,
      boolean opens,
      boolean remembers,
      BiFunction<String, InstantSource, Desk> desk) {
    this.edits = edits;
    this.hides = hides;
    this.opens = opens;
    this.remembers = remembers;
    this.desk = desk;
  }

  Desk desk(String name, InstantSource clock) {
    return desk.apply(name, clock);
  }
}
