package org.incidentbridge.calendar;

/**
 * Finds the last of some rising numbers that is not above a given one, at a cost that does not grow
 * with their count where they lie about evenly, and with its logarithm at worst. The range is cut
 * into buckets of a power of two, about as many as there are numbers. Distances are unsigned: they
 * may exceed the positive half of a long.
 */
final class FloorIndex {
  /** Up to here, walking is quicker than halving. */
  private static final int SHORT_WALK = 8;

  private final long[] keys;
  private final int[] floors;
  private final int shift;

  /**
   * An index.
   *
   * @param keys rising, each once; none is added later
   */
  FloorIndex(long[] keys) {
    this.keys = keys;
    long range = keys.length == 0 ? 0 : keys[keys.length - 1] - keys[0];
    long even = Math.max(2, Long.divideUnsigned(range, Math.max(1, keys.length)));
    this.shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(even);
    this.floors = new int[(int) (range >>> shift) + 2];
    int floor = 0;
    for (int bucket = 0; bucket < floors.length - 1; bucket++) {
      long begin = ((long) bucket) << shift;
      while (floor + 1 < keys.length
          && Long.compareUnsigned(keys[floor + 1] - keys[0], begin) <= 0) {
        floor++;
      }
      floors[bucket] = floor;
    }
    floors[floors.length - 1] = Math.max(0, keys.length - 1);
  }

  /** The place of the last number that is not above this one; -1 if all are above. */
  int floor(long key) {
    if (keys.length == 0 || key < keys[0]) {
      return -1;
    }
    long bucket = (key - keys[0]) >>> shift;
    if (bucket >= floors.length - 1) {
      return keys.length - 1;
    }
    int low = floors[(int) bucket];
    int high = floors[(int) bucket + 1];
    while (high - low > SHORT_WALK) {
      int middle = (low + high) >>> 1;
      if (keys[middle] <= key) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    while (low < high && keys[low + 1] <= key) {
      low++;
    }
    return low;
  }
}
