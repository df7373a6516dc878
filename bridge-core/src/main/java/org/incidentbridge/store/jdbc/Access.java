package org.incidentbridge.store.jdbc;

/** What a process wants of a store. */
public enum Access {
  /**
   * To work with it: the store is created and brought up to date, and no second process may work
   * with it at the same time.
   */
  WORK,
  /** To change single entries, perhaps while another process works. The store must exist. */
  EDIT,
  /**
   * To look, perhaps while another process works. Nothing is written; a store that does not exist
   * looks empty and is not created.
   */
  LOOK
}
