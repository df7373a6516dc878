package org.incidentbridge.testkit.sim.jira;

import java.time.Instant;

/** A file of an issue. The content is not copied: do not change it. */
public record JiraAttachment(long id, JiraUser author, Instant created, JiraAttachment.File file) {

  /** Name, media type and bytes. */
  public record File(String name, String mediaType, byte[] content) {}
}
