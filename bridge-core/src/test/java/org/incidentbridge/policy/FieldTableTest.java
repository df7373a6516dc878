package org.incidentbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FieldTableTest {
  private final FieldTable table = FieldTable.of(Map.of("status", "new", "level", 1L));

  @Test
  void isTheMapThatItWasMadeOf() {
    assertThat(table).isEqualTo(Map.of("status", "new", "level", 1L)).hasSize(2);
    assertThat(table.get("status")).isEqualTo("new");
    assertThat(table.get("other")).isNull();
    assertThat(table).doesNotContainKey("other");
  }

  @Test
  void aCopyChangesAlone() {
    FieldTable copy = table.copy();

    assertThat(copy.put("status", "closed")).isEqualTo("new");

    assertThat(copy).isEqualTo(Map.of("status", "closed", "level", 1L));
    assertThat(table).containsEntry("status", "new");
  }

  @Test
  void hasNoRoomForOtherKeys() {
    assertThatThrownBy(() -> table.put("other", 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
