package org.incidentbridge.spi;

import java.util.List;

/**
 * One page of a pull.
 *
 * @param sightings in the order in which the tracker changed them, as far as it tells
 * @param next to be stored together with the sightings, in one transaction
 * @param more whether the next page can be asked for at once
 */
public record Page(List<Sighting> sightings, Cursor next, boolean more) {
  public Page {
    sightings = List.copyOf(sightings);
  }
}
