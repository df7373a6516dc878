package org.incidentbridge.spi;

/** A setting that an adapter cannot use. The configuration adds file, line and column. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * A problem with one key.
   *
   * @param key dotted, relative to the adapter's block
   * @param problem what is wrong and what to do, to be read after the key
   */
  public SettingsException(String key, String problem) {
    super(problem);
    this.key = key;
  }

  /** The key at fault, dotted, relative to the adapter's block. */
  public String key() {
    return key;
  }
}
