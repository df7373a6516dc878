package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.http.CallFailure;

/** The projects that the bridge is to read. One that was given another key is still the same. */
public final class CoveredProjects {

  private final List<String> keys;
  private final Function<String, Optional<String>> currentKey;

  /**
   * @param keys as configured
   * @param currentKey the key that the project of a configured key has now; empty if there is none
   */
  public CoveredProjects(List<String> keys, Function<String, Optional<String>> currentKey) {
    this.keys = List.copyOf(keys);
    this.currentKey = currentKey;
  }

  /** Whether this is the key of one of them; true if that cannot be told now. */
  public boolean contains(String key) {
    return keys.stream().anyMatch(key::equalsIgnoreCase)
        || keys.stream().anyMatch(configured -> isNow(configured, key));
  }

  private boolean isNow(String configured, String key) {
    try {
      return currentKey.apply(configured).filter(key::equalsIgnoreCase).isPresent();
    } catch (CallFailure unknown) {
      return true;
    }
  }
}
