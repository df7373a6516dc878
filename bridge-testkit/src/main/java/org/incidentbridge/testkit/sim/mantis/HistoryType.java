package org.incidentbridge.testkit.sim.mantis;

/** The kinds of history lines that 2.28 shows, with its ids and names. */
enum HistoryType {
  FIELD_UPDATED(0, "field-updated", ""),
  ISSUE_NEW(1, "issue-new", "New Issue"),
  NOTE_ADDED(2, "note-added", "Note Added"),
  NOTE_UPDATED(3, "note-updated", "Note Edited"),
  NOTE_DELETED(4, "note-deleted", "Note Deleted"),
  DESCRIPTION_UPDATED(6, "issue-description-updated", "Description Updated"),
  INFORMATION_UPDATED(7, "issue-additional-info-updated", "Additional Information Updated"),
  STEPS_UPDATED(8, "issue-steps-to-reproduce-updated", "Steps to Reproduce Updated"),
  FILE_ADDED(9, "file-added", "File Added"),
  FILE_DELETED(10, "file-deleted", "File Deleted"),
  NOTE_VIEW_STATE(11, "note-view-state-updated", "Note View State"),
  MONITOR_ADDED(12, "monitor-added", "Issue Monitored"),
  MONITOR_DELETED(13, "monitor-deleted", "Issue End Monitor"),
  RELATIONSHIP_ADDED(18, "relationship-added", "Relationship added"),
  RELATIONSHIP_DELETED(19, "relationship-deleted", "Relationship deleted"),
  RELATIONSHIP_UPDATED(23, "relationship-updated", "Relationship replaced"),
  TAG_ATTACHED(25, "tag-added", "Tag Attached"),
  TAG_DETACHED(26, "tag-deleted", "Tag Detached"),
  TAG_RENAMED(27, "tag-updated", "Tag Renamed");

  private final int id;
  private final String apiName;
  private final String message;

  HistoryType(int id, String apiName, String message) {
    this.id = id;
    this.apiName = apiName;
    this.message = message;
  }

  int id() {
    return id;
  }

  String apiName() {
    return apiName;
  }

  String message() {
    return message;
  }
}
