package org.incidentbridge.store;

/** The database failed: full disk, damaged file, lost connection. The message is for people. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
