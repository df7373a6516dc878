package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.incidentbridge.spi.CommandKey;

/** Marks what the bridge makes, in the call that makes it. */
public final class Markers {

  private Markers() {}

  /** Puts the marker among the properties of an issue or comment. */
  public static void put(ArrayNode properties, CommandKey key) {
    properties
        .addObject()
        .put("key", JiraFields.MARKER)
        .set("value", JsonNodeFactory.instance.objectNode().put("key", key.text()));
  }
}
