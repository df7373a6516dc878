package org.incidentbridge.policy;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may ask for by name: a map whose keys are always the same, and all there. Each
 * incident has several, which cost no more than an array, and finding a key is one comparison. Not
 * safe to use from several threads while it is changed.
 */
public final class FieldTable extends AbstractMap<String, Object> {

  private final Keys keys;
  private final Object[] values;

  private FieldTable(Keys keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** One with the values that a map has for its keys. */
  public static FieldTable of(Map<String, ?> map) {
    Keys keys = Keys.of(map.keySet());
    Object[] values = new Object[keys.places.length];
    Arrays.fill(values, "");
    map.forEach((key, value) -> values[keys.place(key)] = value);
    return new FieldTable(keys, values);
  }

  /** Another one that is the same so far. */
  public FieldTable copy() {
    return new FieldTable(keys, values.clone());
  }

  /** The value of a key; null if it is none of this table. */
  @Override
  public @Nullable Object get(@Nullable Object key) {
    return key instanceof String name ? member(name) : null;
  }

  /** The same for a name. */
  public @Nullable Object member(String name) {
    int place = keys.place(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && keys.place(name) >= 0;
  }

  /** Throws {@link IllegalArgumentException} if it is none of the keys. */
  @Override
  public Object put(String key, Object value) {
    return replace(place(key), value);
  }

  /**
   * The place of a key in this table and all its copies.
   *
   * @throws IllegalArgumentException if it is none of the keys
   */
  public int place(String key) {
    int place = keys.place(key);
    if (place < 0) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return place;
  }

  /** Puts a value in its place; answers what was there. */
  public Object replace(int place, Object value) {
    Object before = values[place];
    values[place] = value;
    return before;
  }

  @Override
  public int size() {
    return keys.count;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.count;
      }

      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return IntStream.range(0, values.length)
            .filter(place -> !keys.places[place].equals(Keys.NONE))
            .mapToObj(FieldTable.this::entry)
            .iterator();
      }
    };
  }

  private Entry<String, Object> entry(int place) {
    return new SimpleImmutableEntry<>(keys.places[place], values[place]);
  }

  /** The keys that tables share: no two have the same place. */
  private static final class Keys {
    private static final int TRIES = 1_000;
    private static final int LARGEST = 1 << 16;

    /** No name. */
    private static final String NONE = "\uFFFF";

    private final String[] places;
    private final int factor;
    private final int count;

    private Keys(String[] places, int factor, int count) {
      this.places = places;
      this.factor = factor;
      this.count = count;
    }

    static Keys of(Collection<String> names) {
      for (int size = Integer.highestOneBit(names.size() + 1) * 4; size < LARGEST; size *= 2) {
        for (int factor = 1; factor < TRIES; factor += 2) {
          String[] places = new String[size];
          Arrays.fill(places, NONE);
          int tried = factor;
          if (names.stream().allMatch(name -> isPut(places, tried, name))) {
            return new Keys(places, factor, names.size());
          }
        }
      }
      throw new IllegalArgumentException("no places for " + names);
    }

    private static boolean isPut(String[] places, int factor, String name) {
      int place = place(name, factor, places.length);
      boolean free = places[place].equals(NONE);
      places[place] = name.intern();
      return free;
    }

    private static int place(String name, int factor, int size) {
      int mixed = name.hashCode() * factor;
      return (mixed ^ (mixed >>> 15)) & (size - 1);
    }

    /** Negative if it is none of them. */
    int place(String name) {
      int place = place(name, factor, places.length);
      return places[place].equals(name) ? place : -1;
    }
  }
}
