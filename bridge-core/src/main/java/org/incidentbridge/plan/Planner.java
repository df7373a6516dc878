package org.incidentbridge.plan;

import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.policy.Bridge;

/**
 * Compares what each ticket stands for with what the incident says. Asked again for the same
 * situation it gives the same commands with the same keys. Pure and safe for many threads.
 */
public final class Planner {

  private final Bridge bridge;
  private final Terrain terrain;

  public Planner(Bridge bridge, Terrain terrain) {
    this.bridge = bridge;
    this.terrain = terrain;
  }

  /** All commands that are still to be carried out for an incident. */
  public Plan plan(CaseFile file, Decision decision) {
    Draft draft = new Draft(bridge, terrain, file, decision);
    new MirrorPlan(draft).add();
    new FieldPlan(draft).add();
    new NotePlan(draft).add();
    new FilePlan(draft).add();
    new LinkPlan(draft).add();
    new KnownPlan(draft).add();
    new RemarkPlan(draft).add();
    new SharePlan(draft).add();
    new MovePlan(draft).add();
    return draft.finish();
  }
}
