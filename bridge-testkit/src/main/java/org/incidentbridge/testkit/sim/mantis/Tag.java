package org.incidentbridge.testkit.sim.mantis;

/** A tag of the installation. */
final class Tag {

  final int id;
  final int owner;
  String name;

  Tag(int id, int owner, String name) {
    this.id = id;
    this.owner = owner;
    this.name = name;
  }
}
