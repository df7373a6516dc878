package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void theDialectKnowsItsNewestMigration() throws IOException, URISyntaxException {
    SqlDialect dialect = SqliteDialect.INSTANCE;
    var folder = MigrationsTest.class.getClassLoader().getResource("db/sqlite");
    assertThat(folder).isNotNull();
    try (var files = Files.list(Path.of(folder.toURI()))) {
      String newest =
          files.map(file -> file.getFileName().toString()).max(Comparator.naturalOrder()).get();
      assertThat(newest).startsWith("V00" + dialect.newestVersion() + "__");
    }
  }
}
