package org.incidentbridge.testkit.sim.rt;

/**
 * A part of a message as stored.
 *
 * @param parent the part around it, 0 if none
 * @param name of the file; blank for text
 */
record Attachment(
    int id, int transaction, int parent, String name, String type, String subject, byte[] content) {

  boolean isText() {
    return type.startsWith("text/");
  }

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }
}
