package org.incidentbridge.testkit.sim.mantis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A project with what is defined in it. */
final class Project {

  final int id;
  String name;
  String description = "";
  boolean enabled = true;
  boolean isPrivate;

  /** The project above it, 0 for none. */
  int parent;

  final List<Category> categories = new ArrayList<>();
  final List<Version> versions = new ArrayList<>();
  final Set<Integer> customFields = new LinkedHashSet<>();

  Project(int id, String name) {
    this.id = id;
    this.name = name;
  }

  /** A category; {@code handler} 0 assigns nobody. */
  static final class Category {
    final int id;
    final int project;
    String name;
    int handler;

    Category(int id, int project, String name) {
      this.id = id;
      this.project = project;
      this.name = name;
    }
  }

  /** A version; {@code timestamp} in epoch seconds. */
  static final class Version {
    final int id;
    final long timestamp;
    String name;
    boolean released;

    Version(int id, long timestamp, String name, boolean released) {
      this.id = id;
      this.timestamp = timestamp;
      this.name = name;
      this.released = released;
    }
  }
}
