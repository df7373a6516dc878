package org.incidentbridge.testkit.sim.rt;

/**
 * A part of a message as stored.
 *
 * @param parent the part around it, 0 if none
 * @param name of the file; blank for text
 * @param announced its length as it came in; less may be kept
 */
record Attachment(
    int id,
    int transaction,
    int parent,
    String name,
    String type,
    String subject,
    int announced,
    byte[] content) {

  boolean isText() {
    return type.startsWith("text/");
  }

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }
}
