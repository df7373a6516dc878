package org.incidentbridge.spi;

/**
 * How far a tracker has been read. Opaque to the bridge; only the adapter that made it reads it.
 *
 * @param text short, free of secrets; empty at the start
 */
public record Cursor(String text) {
  public static final Cursor START = new Cursor("");
}
