package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;

/** N2: what a cursor tells of the projects that were read. */
class ProjectCursorTest {

  private static final Cursor PLACE = new Cursor("1|2026-03-01T00:00:00Z|");
  private static final List<String> BOTH = List.of("ENG", "Help, Desk projects=");

  @Test
  void aCursorIsReadAsItWasWritten() {
    ProjectCursor cursor = ProjectCursor.of(PLACE).in(BOTH);

    assertThat(ProjectCursor.of(cursor.write())).isEqualTo(cursor);
    assertThat(cursor.at(new Cursor("2")).write().text()).startsWith("2 ");
  }

  @Test
  void onlyAProjectThatWasNotReadIsLacking() {
    ProjectCursor cursor = ProjectCursor.of(ProjectCursor.of(PLACE).in(BOTH).write());

    assertThat(cursor.lacks(BOTH)).isFalse();
    assertThat(cursor.lacks(List.of("ENG"))).isFalse();
    assertThat(cursor.lacks(List.of("ENG", "OPS"))).isTrue();
  }

  @Test
  void aCursorOfAnOlderProgramGoesOnWhereItStands() {
    ProjectCursor cursor = ProjectCursor.of(PLACE);

    assertThat(cursor.inner()).isEqualTo(PLACE);
    assertThat(cursor.lacks(BOTH)).isFalse();
    assertThat(cursor.write()).isEqualTo(PLACE);
  }

  @Test
  void theStartIsTheSameForAllProjects() {
    assertThat(ProjectCursor.of(Cursor.START).in(BOTH).write()).isEqualTo(Cursor.START);
  }
}
