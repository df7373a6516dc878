package org.incidentbridge.testkit.sim.rt;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account, or a person who only writes mails. */
final class User {

  final int id;
  final String name;
  final List<String> tokens = new ArrayList<>();
  String realName = "";
  String email = "";
  String password = "";
  String language = "";
  Optional<ZoneId> zone = Optional.empty();
  boolean privileged;
  boolean superuser;
  boolean enabled = true;

  User(int id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Whether messages to this account hold letters that Latin-1 does not have. */
  boolean readsOtherLetters() {
    return List.of("ja", "cs", "ru", "zh-CN", "pl", "el").contains(language);
  }
}
