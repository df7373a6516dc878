package org.incidentbridge.replay;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One truth that conditions read and that the passing of time changes.
 *
 * @param facts where it stands
 * @param key under which name
 */
record Switch(Map<String, Object> facts, String key) {

  /** Whether an answer differs for some positions of the switches; they are left as they were. */
  static boolean differs(List<Switch> switches, BooleanSupplier answer) {
    List<Boolean> before = switches.stream().map(Switch::isOn).toList();
    boolean first = answer.getAsBoolean();
    boolean differs = false;
    for (int positions = 0; positions < 1 << switches.size() && !differs; positions++) {
      for (int i = 0; i < switches.size(); i++) {
        switches.get(i).turn((positions & 1 << i) != 0);
      }
      differs = answer.getAsBoolean() != first;
    }
    for (int i = 0; i < switches.size(); i++) {
      switches.get(i).turn(before.get(i));
    }
    return differs;
  }

  private boolean isOn() {
    return Boolean.TRUE.equals(facts.get(key));
  }

  private void turn(boolean on) {
    facts.put(key, on);
  }
}
