package org.incidentbridge.testkit.sim.mantis;

/**
 * One attachment.
 *
 * @param noteId the note it hangs on, 0 for the issue itself
 * @param created epoch seconds
 */
record StoredFile(int id, int noteId, int user, long created, FileContent content) {

  String name() {
    return content.name();
  }

  /** Name, sniffed type and bytes. */
  record FileContent(String name, String type, byte[] bytes) {}
}
