package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisClient.Tagged;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;

/**
 * The one way in which existing issues are changed. MantisBT reads, merges and writes the whole
 * issue, so each change is made on what was read just now and only if that still stands.
 */
final class IssuePatch {

  private static final int CHANGED_MEANWHILE = 412;
  private static final int MOST_TRIES = 2;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisSettings settings;

  IssuePatch(MantisClient client, MantisMetadata metadata, MantisSettings settings) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
  }

  /** What to do about an issue as it is. */
  sealed interface Step {

    /** Nothing is to be sent. */
    record Done(Outcome outcome) implements Step {}

    /**
     * Something is.
     *
     * @param then what came of it
     */
    record Send(Draft draft, Function<After, Outcome> then) implements Step {}
  }

  /**
   * After a change.
   *
   * @param issue as the answer shows it; empty if the bridge's user no longer sees it
   * @param losses what was not taken as wanted
   */
  record After(Optional<MantisIssue> issue, List<Loss> losses) {}

  /** Reads the issue, asks what to do, and does it, at most twice if others are at it too. */
  Outcome change(String id, Function<MantisIssue, Step> plan) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Tagged now = client.whole(MantisReader.checked(id));
      switch (plan.apply(now.issue())) {
        case Step.Done done -> {
          return done.outcome();
        }
        case Step.Send send -> {
          try {
            return send.then().apply(send(now, send.draft()));
          } catch (CallFailure failure) {
            if (failure.status() != CHANGED_MEANWHILE) {
              throw failure;
            }
          }
        }
      }
    }
    return new Outcome.Deferred(
        "issue " + id + " of MantisBT is being changed by others all the time", Optional.empty());
  }

  private After send(Tagged now, Draft draft) {
    List<Loss> losses = new ArrayList<>(draft.losses());
    Optional<MantisIssue> issue = Optional.of(now.issue());
    if (!draft.body().isEmpty()) {
      giveCategory(now.issue(), draft.body()).ifPresent(losses::add);
      issue = client.patch(now.issue().id(), now.etag(), draft.body());
    }
    return new After(tags(now.issue().id(), issue, draft), losses);
  }

  private Optional<MantisIssue> tags(String id, Optional<MantisIssue> issue, Draft draft) {
    Optional<MantisIssue> last = issue;
    if (!draft.newTags().isEmpty()) {
      ObjectNode body = MantisWire.JSON.createObjectNode();
      ArrayNode tags = body.putArray("tags");
      draft.newTags().forEach(t -> tags.addObject().put("name", t));
      last = client.shown(client.api().addTags(id, body));
    }
    for (int tag : draft.oldTags()) {
      last = client.shown(client.api().removeTag(id, tag));
    }
    return last;
  }

  /** An issue that lost its category cannot be changed in any way before it has one. */
  private Optional<Loss> giveCategory(MantisIssue issue, ObjectNode body) {
    boolean fine =
        issue.has("category")
            || body.has("category")
            || metadata.config(issue.projectId()).on("allow_no_category");
    if (fine) {
      return Optional.empty();
    }
    Optional<Ref> category = category(metadata.project(issue.projectId()));
    category.ifPresent(c -> body.putObject("category").put("id", c.id()));
    return category.map(
        c ->
            new Loss(
                "category", "set to '" + c.name() + "', for MantisBT wants one on any change"));
  }

  private Optional<Ref> category(Project project) {
    return settings
        .writing()
        .category()
        .flatMap(n -> project.categories().stream().filter(c -> c.isNamed(n)).findFirst())
        .or(() -> project.categories().stream().findFirst());
  }
}
