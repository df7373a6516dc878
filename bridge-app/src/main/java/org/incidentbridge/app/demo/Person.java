package org.incidentbridge.app.demo;

import java.util.List;

/** Somebody in the demo; every name is made up. */
record Person(String login, String name) {

  static final Person ADA = new Person("ada", "Ada Example");
  static final Person BJOERN = new Person("bjoern", "Björn Beispiel");
  static final Person CHIKA = new Person("chika", "Chika Sample");
  static final Person EMILE = new Person("emile", "Émile Exemple");
  static final Person FUMI = new Person("fumi", "Fumi Mihon");
  static final Person GRZEGORZ = new Person("grzegorz", "Grzegorz Przykład");
  static final Person HANA = new Person("hana", "Hana Vzorová");
  static final Person IOANNIS = new Person("ioannis", "Ιωάννης Δείγμα");

  static final List<Person> ALL = List.of(ADA, BJOERN, CHIKA, EMILE, FUMI, GRZEGORZ, HANA, IOANNIS);

  /** Who reports. */
  static final List<Person> CUSTOMERS = List.of(EMILE, HANA, IOANNIS);

  /** Who answers customers. */
  static final List<Person> SUPPORT = List.of(ADA, CHIKA);

  /** Who mends things. */
  static final List<Person> ENGINEERS = List.of(BJOERN, FUMI, GRZEGORZ);

  String email() {
    return login + "@example.com";
  }
}
