package org.incidentbridge.testkit.sim.jira;

import java.util.EnumSet;
import java.util.Set;

/** What a user may do in a project. */
public enum Permission {
  BROWSE_PROJECTS("Browse Projects", 10),
  CREATE_ISSUES("Create Issues", 11),
  EDIT_ISSUES("Edit Issues", 12),
  TRANSITION_ISSUES("Transition Issues", 46),
  ADD_COMMENTS("Add Comments", 15),
  EDIT_ALL_COMMENTS("Edit All Comments", 34),
  EDIT_OWN_COMMENTS("Edit Own Comments", 35),
  DELETE_ALL_COMMENTS("Delete All Comments", 36),
  DELETE_OWN_COMMENTS("Delete Own Comments", 37),
  CREATE_ATTACHMENTS("Create Attachments", 19),
  DELETE_ALL_ATTACHMENTS("Delete All Attachments", 38),
  DELETE_OWN_ATTACHMENTS("Delete Own Attachments", 39),
  LINK_ISSUES("Link Issues", 21),
  DELETE_ISSUES("Delete Issues", 16),
  MODIFY_REPORTER("Modify Reporter", 30),
  ASSIGNABLE_USER("Assignable User", 17),
  VIEW_VOTERS_AND_WATCHERS("View Voters and Watchers", 31),
  MANAGE_WATCHERS("Manage Watchers", 32);

  private final String title;
  private final int number;

  Permission(String title, int number) {
    this.title = title;
    this.number = number;
  }

  String title() {
    return title;
  }

  int number() {
    return number;
  }

  /** Everything. */
  public static Set<Permission> all() {
    return EnumSet.allOf(Permission.class);
  }

  /** May look and nothing else. */
  public static Set<Permission> readOnly() {
    return EnumSet.of(BROWSE_PROJECTS);
  }

  /** Does not even see the project. */
  public static Set<Permission> none() {
    return EnumSet.noneOf(Permission.class);
  }
}
