package org.incidentbridge.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows panels beside tickets, in trackers that can. */
public interface PanelBoard {

  /**
   * Shows these in place of older ones; repeating it changes nothing.
   *
   * @param panels at most 20, each of another ticket
   * @return what became of them
   * @throws TrackerException if it is not known that any was taken
   */
  Shown show(List<Panel> panels);

  /**
   * What became of panels; those that are in neither are shown.
   *
   * @param refused why a panel was not taken, by ticket
   * @param older tickets beside which a panel of a later time stands: another node's, or one of
   *     before a clock was put back
   */
  record Shown(Map<String, String> refused, Set<String> older) {

    /** All of them are shown. */
    public static final Shown ALL = new Shown(Map.of(), Set.of());

    public Shown {
      refused = Map.copyOf(refused);
      older = Set.copyOf(older);
    }
  }
}
