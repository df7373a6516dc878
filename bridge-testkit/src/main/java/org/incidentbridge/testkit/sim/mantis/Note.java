package org.incidentbridge.testkit.sim.mantis;

/** One note of an issue. Times are epoch seconds. */
final class Note {

  static final int PUBLIC = 10;
  static final int PRIVATE = 50;

  final int id;
  final int reporter;
  final long created;
  String text;
  int viewState;
  int minutes;
  long updated;

  Note(int id, int reporter, long created, String text, int viewState) {
    this.id = id;
    this.reporter = reporter;
    this.created = created;
    this.updated = created;
    this.text = text;
    this.viewState = viewState;
  }

  boolean isPrivate() {
    return viewState == PRIVATE;
  }
}
