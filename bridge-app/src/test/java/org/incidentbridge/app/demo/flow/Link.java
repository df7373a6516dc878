package org.incidentbridge.app.demo.flow;

import java.util.List;

/** One tracker of a chain, whatever its kind: what a person does there, and what is truly there. */
interface Link {

  /** Where it stands in the chain's configuration. */
  Office.Site site();

  /** Its block of the configuration, below its name. */
  String yaml(String url);

  /** How a route makes a ticket there. */
  String create();

  String report(String title);

  void say(String id, String text, boolean open);

  void rename(String id, String title);

  /** Does what has to be done before somebody can resolve it. */
  default void take(String id) {}

  void resolve(String id);

  boolean isResolved(String id);

  /** The ids of all tickets. */
  List<String> ids();

  String title(String id);

  List<String> said(String id);

  List<String> noted(String id);

  /** What a ticket says of where others are. */
  List<String> pointers(String id);

  /** A part of its address that no other ticket's has. */
  String address(String id);
}
