package org.incidentbridge.replay;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are always the same, and all there: each incident has several of them, which
 * cost no more than an array.
 */
final class FieldTable extends AbstractMap<String, Object> {

  /** The keys that tables share, each with its place. */
  static final class Keys {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    Keys(List<String> names) {
      this.names = List.copyOf(names);
      this.names.forEach(name -> places.put(name, places.size()));
    }
  }

  private final Keys keys;
  private final Object[] values;

  private FieldTable(Keys keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** One with the values that a map has for its keys. */
  static FieldTable of(Map<String, Object> map) {
    Keys keys = new Keys(List.copyOf(map.keySet()));
    return new FieldTable(keys, keys.names.stream().map(map::get).toArray());
  }

  /** Another one that is the same so far. */
  FieldTable copy() {
    return new FieldTable(keys, values.clone());
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Integer place = keys.places.get(key);
    return place == null ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return keys.places.containsKey(key);
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
  int place(String key) {
    Integer place = keys.places.get(key);
    if (place == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return place;
  }

  /** Puts a value in its place; answers what was there. */
  Object replace(int place, Object value) {
    Object before = values[place];
    values[place] = value;
    return before;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return keys.names.stream().map(FieldTable.this::entry).iterator();
      }
    };
  }

  private Entry<String, Object> entry(String name) {
    return new SimpleImmutableEntry<>(name, values[keys.places.getOrDefault(name, 0)]);
  }
}
