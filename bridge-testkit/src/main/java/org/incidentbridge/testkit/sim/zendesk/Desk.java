package org.incidentbridge.testkit.sim.zendesk;

/** The parts of one account that people, admins and the interface share. */
final class Desk {

  final World world;
  final Edits edits;
  final Tokens tokens;
  final Removals removals;
  final Jobs jobs;
  final Hooks hooks = new Hooks();

  Desk(World world) {
    this.world = world;
    this.edits = new Edits(world);
    this.tokens = new Tokens(world);
    this.jobs = new Jobs(world);
    this.removals = new Removals(world, edits);
  }
}
