package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;
import java.util.Set;

/** What every ticket has, and what may be written there. */
final class SystemFields {

  /** Kinds of fields that every account has. */
  static final Set<String> TYPES =
      Set.of(
          "subject",
          "description",
          "status",
          "tickettype",
          "priority",
          "group",
          "assignee",
          "custom_status");

  /** Keys of a ticket that can be written and are kept as they come. */
  static final List<String> PLAIN =
      List.of(
          "subject",
          "requester_id",
          "submitter_id",
          "assignee_id",
          "group_id",
          "organization_id",
          "priority",
          "type",
          "status",
          "custom_status_id",
          "external_id",
          "problem_id",
          "due_at",
          "ticket_form_id",
          "brand_id",
          "recipient");

  /** Those of {@link #PLAIN} that hold an id. */
  static final Set<String> IDS =
      Set.of(
          "requester_id",
          "submitter_id",
          "assignee_id",
          "group_id",
          "organization_id",
          "custom_status_id",
          "problem_id",
          "ticket_form_id",
          "brand_id");

  /** Keys that hold lists of users. */
  static final List<String> USERS = List.of("collaborator_ids", "follower_ids", "email_cc_ids");

  static final List<String> STATUSES =
      List.of("new", "open", "pending", "hold", "solved", "closed");
  static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
  static final List<String> KINDS = List.of("question", "incident", "problem", "task");

  private SystemFields() {}
}
