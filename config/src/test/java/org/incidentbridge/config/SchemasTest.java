package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;

class SchemasTest {
  private final Schema editors =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Schemas.forEditors(DemoFactory.all()));

  @Test
  void schemaForEditorsKnowsTheKeysOfTheTrackersType() {
    assertThat(editors.validate(tracker("\"edition\": \"cloud\""), InputFormat.JSON)).isEmpty();
    assertThat(editors.validate(tracker("\"editoin\": \"cloud\""), InputFormat.JSON)).hasSize(1);
  }

  @Test
  void schemaForEditorsStandsOnItsOwn() throws java.io.IOException {
    JsonNode schema = Schemas.JSON.readTree(Schemas.forEditors(DemoFactory.all()));

    assertThat(schema.findValues("$ref")).isEmpty();
    assertThat(schema.at("/properties/trackers/additionalProperties/properties/type/enum"))
        .hasSize(3);
  }

  private static String tracker(String key) {
    return """
        {"trackers": {"eng": {"type": "jira", "url": "https://x.example", "projects": ["A"],
          "auth": {"token": "x"}, "poll": "5m", %s}},
         "routes": [{"name": "r", "from": "a", "to": "b", "create": {"project": "P"}}]}
        """
        .formatted(key);
  }
}
