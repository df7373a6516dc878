package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
   * @param first the issue as the first answer shows it, before anybody else can have changed it
   * @param issue as the last answer shows it; empty if the bridge's user no longer sees it
   * @param losses what was not taken as wanted
   */
  record After(Optional<MantisIssue> first, Optional<MantisIssue> issue, List<Loss> losses) {}

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
            return send(now, send);
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

  private Outcome send(Tagged now, Step.Send send) {
    Draft draft = send.draft();
    String id = now.issue().id();
    List<Loss> losses = new ArrayList<>(draft.losses());
    List<Supplier<Optional<MantisIssue>>> calls = new ArrayList<>(tags(id, draft));
    if (!draft.body().isEmpty()) {
      giveCategory(now.issue(), draft.body()).ifPresent(losses::add);
      calls.addFirst(() -> client.patch(id, now.etag(), draft.body()));
    }
    Optional<MantisIssue> first =
        calls.isEmpty() ? Optional.of(now.issue()) : calls.removeFirst().get();
    return Receipts.afterWrite(() -> send.then().apply(rest(first, calls, losses)));
  }

  /** What was sent first stands, so that a refusal of a later call is none of the whole. */
  private static After rest(
      Optional<MantisIssue> first, List<Supplier<Optional<MantisIssue>>> calls, List<Loss> losses) {
    Optional<MantisIssue> last = first;
    for (Supplier<Optional<MantisIssue>> call : calls) {
      try {
        last = call.get();
      } catch (CallFailure failure) {
        if (!(failure.toOutcome() instanceof Outcome.Refused refused)) {
          throw failure;
        }
        losses.add(new Loss("tags", "not all were changed: " + refused.message()));
      }
    }
    return new After(first, last, losses);
  }

  /** The calls that it takes; tags have some of their own. */
  private List<Supplier<Optional<MantisIssue>>> tags(String id, Draft draft) {
    List<Supplier<Optional<MantisIssue>>> calls = new ArrayList<>();
    if (!draft.newTags().isEmpty()) {
      ObjectNode body = MantisWire.JSON.createObjectNode();
      ArrayNode tags = body.putArray("tags");
      draft.newTags().forEach(t -> tags.addObject().put("name", t));
      calls.add(() -> client.shown(client.api().addTags(id, body)));
    }
    draft.oldTags().forEach(t -> calls.add(() -> client.shown(client.api().removeTag(id, t))));
    return calls;
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
