package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.incidentbridge.spi.CommandKey;

/** Marks what the bridge makes, in the call that makes it. */
final class Markers {

  private Markers() {}

  static void put(ArrayNode properties, CommandKey key) {
    properties
        .addObject()
        .put("key", JiraFields.MARKER)
        .set("value", JsonNodeFactory.instance.objectNode().put("key", key.text()));
  }
}
