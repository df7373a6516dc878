package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.function.Predicate;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Sighting.Gone;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * What is to be made of an issue that cannot be read. Jira says the same of one that was deleted,
 * of one that moved out of sight and of one under issue security, so that only its administrator
 * can know that the last two do not occur.
 */
public final class Missing {

  private final Gone.Reason meaning;
  private final List<String> projects;
  private final Predicate<String> mayBrowse;

  /**
   * @param meaning as configured
   * @param projects keys of all projects that are read
   * @param mayBrowse whether Jira says now that the bridge's user may browse a project
   */
  public Missing(Gone.Reason meaning, List<String> projects, Predicate<String> mayBrowse) {
    this.meaning = meaning;
    this.projects = List.copyOf(projects);
    this.mayBrowse = mayBrowse;
  }

  /** Reads the key {@code missing}. */
  static Gone.Reason meaning(Settings block) {
    return switch (block.text("missing").orElse("hidden")) {
      case "hidden" -> Gone.Reason.NOT_VISIBLE;
      case "deleted" -> Gone.Reason.DELETED;
      default -> throw new SettingsException("missing", "must be hidden or deleted");
    };
  }

  /** The login has been proved. Without the right to browse every project nothing is deleted. */
  public Gone issue(TicketRef issue) {
    boolean deleted = meaning == Gone.Reason.DELETED && projects.stream().allMatch(this::isOpen);
    return new Gone(issue, deleted ? Gone.Reason.DELETED : Gone.Reason.NOT_VISIBLE);
  }

  private boolean isOpen(String project) {
    try {
      return mayBrowse.test(project);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.PERMISSION) {
        return false;
      }
      throw failure;
    }
  }
}
