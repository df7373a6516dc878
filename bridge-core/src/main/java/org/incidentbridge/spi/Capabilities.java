package org.incidentbridge.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Visibility;

/**
 * What a tracker can hold.
 *
 * @param able what it can
 * @param lacks for each thing it cannot, the sentence shown to people
 */
public record Capabilities(Set<Capability> able, Map<Capability, String> lacks) {

  public Capabilities {
    able = Set.copyOf(able);
    lacks = Map.copyOf(lacks);
  }

  /** Whether the tracker can hold that. */
  public boolean can(Capability capability) {
    return able.contains(capability);
  }

  /** The sentence for something missing. */
  public Optional<String> lack(Capability capability) {
    return Optional.ofNullable(lacks.get(capability));
  }

  /**
   * Why a tracker that lacks something will never carry out a command, for people; empty if it may.
   * Such a command is not sent to it, and waits for a person.
   */
  public Optional<String> refusal(Command command) {
    return switch (command) {
      case Command.MoveTicket move when !can(Capability.MOVE_TICKETS) ->
          Optional.of(
              "it has to be moved to %s by hand: %s"
                  .formatted(
                      move.project(),
                      lack(Capability.MOVE_TICKETS)
                          .orElse("the bridge cannot move tickets of this tracker")));
      case Command.ShareTicket share when !can(Capability.SHARE_TICKETS) ->
          Optional.of(
              "%s has to be let see it by hand: %s"
                  .formatted(
                      share.with().name(),
                      lack(Capability.SHARE_TICKETS)
                          .orElse("the bridge cannot share tickets of this tracker")));
      case Command.AddComment comment
          when comment.visibility() == Visibility.INTERNAL && !can(Capability.INTERNAL_COMMENTS) ->
          Optional.of(
              "it is for the team alone: %s"
                  .formatted(
                      lack(Capability.INTERNAL_COMMENTS)
                          .orElse("this tracker has no comments that only the team sees")));
      default -> Optional.empty();
    };
  }

  /** Things trackers differ in. */
  public enum Capability {
    /** Comments that only the team sees. */
    INTERNAL_COMMENTS,
    /** Comments made by the bridge can be edited. */
    EDIT_COMMENTS,
    REMOVE_COMMENTS,
    /**
     * Comments made by the bridge can be made internal, by {@link Command.EditComment} with the
     * words that they have, also where they cannot be edited.
     */
    HIDE_COMMENTS,
    ATTACHMENTS,
    /** Files that the bridge attached can be removed. */
    REMOVE_FILES,
    /** Files that the bridge attached can be made internal. */
    HIDE_FILES,
    /** A pointer to a ticket elsewhere that is not a comment. */
    BACK_LINKS,
    /** Such a pointer shows whether work on the ticket elsewhere is over. */
    RESOLVED_LINKS,
    /** Such a pointer has a line of text, which is written anew when it changes. */
    SUMMARY_LINKS,
    /** That line may tell the severity, by the word of the configuration. */
    SEVERITY_LINKS,
    /** Only insiders see that line, by the word of the configuration: it may tell promises (N5). */
    INSIDER_LINKS,
    /** Relations between tickets of the tracker. */
    TICKET_LINKS,
    /** A marker that is set within the create call. */
    CREATE_MARKER,
    /** Who changed which field when can be read afterwards, see {@link TicketSnapshot#history}. */
    HISTORY,
    /** Tickets can be moved to another project or queue. */
    MOVE_TICKETS,
    /** Single people can be let see a ticket that they do not work on. */
    SHARE_TICKETS,
    /** What is said in public on a ticket is mailed to the customer who asked. */
    MAIL_CUSTOMERS
  }
}
