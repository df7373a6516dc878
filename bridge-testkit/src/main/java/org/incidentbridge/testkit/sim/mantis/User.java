package org.incidentbridge.testkit.sim.mantis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An account. */
final class User {

  final int id;
  final long created;
  String name;
  String realName;
  String email = "";
  AccessLevel access;
  boolean enabled = true;
  final Map<Integer, AccessLevel> projects = new LinkedHashMap<>();
  final Set<String> tokens = new LinkedHashSet<>();

  User(int id, long created, String name, AccessLevel access) {
    this.id = id;
    this.created = created;
    this.name = name;
    this.realName = "";
    this.access = access;
  }

  boolean administrator() {
    return access == AccessLevel.ADMINISTRATOR;
  }
}
