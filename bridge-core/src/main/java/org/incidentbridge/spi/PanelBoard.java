package org.incidentbridge.spi;

import java.util.List;
import java.util.Map;

/** Shows panels beside tickets, in trackers that can. */
public interface PanelBoard {

  /**
   * Shows these in place of older ones; repeating it changes nothing.
   *
   * @param panels at most 20, each of another ticket
   * @return why a panel was not taken, by ticket; those that were are not in it
   * @throws TrackerException if it is not known that any was taken
   */
  Map<String, String> show(List<Panel> panels);
}
