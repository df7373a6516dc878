package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.incidentbridge.model.Visibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommentMarksTest {

  private static final String NOTE =
      "\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}]";
  private static final String SHOWN = NOTE.replace("true", "false");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'jsdPublic':true,NONE}                              | PLAIN   | true  | PUBLIC",
        "{NONE}                                               | PLAIN   | true  | PUBLIC",
        "{'jsdPublic':false,NONE}                             | PLAIN   | true  | INTERNAL",
        "{'jsdPublic':true,NOTE}                              | PLAIN   | true  | INTERNAL",
        "{'jsdPublic':true}                                   | PLAIN   | true  | INTERNAL",
        "{'visibility':{'type':'role'},NONE}                  | PLAIN   | true  | INTERNAL",
        "{'jsdPublic':true,NONE}                              | SERVICE | true  | PUBLIC",
        "{'jsdPublic':true,SHOWN}                             | SERVICE | true  | PUBLIC",
        "{NONE}                                               | SERVICE | true  | INTERNAL",
        "{SHOWN}                                              | SERVICE | true  | INTERNAL",
        "{'jsdPublic':false,SHOWN}                            | SERVICE | true  | INTERNAL",
        "{'jsdPublic':true,NOTE}                              | SERVICE | true  | INTERNAL",
        "{'jsdPublic':true}                                   | SERVICE | true  | INTERNAL",
        "{'jsdPublic':true,'visibility':{'type':'g'},NONE}    | SERVICE | true  | INTERNAL",
        "{'jsdPublic':true,SHOWN}                             | UNKNOWN | true  | INTERNAL",
        "{NONE}                                               | PLAIN   | false | PUBLIC",
        "{NOTE}                                               | PLAIN   | false | INTERNAL",
        "{}                                                   | PLAIN   | false | INTERNAL",
        "{NONE}                                               | SERVICE | false | PUBLIC",
        "{NOTE}                                               | SERVICE | false | INTERNAL",
        "{'jsdPublic':false,NONE}                             | SERVICE | false | INTERNAL",
        "{NONE}                                               | UNKNOWN | false | INTERNAL"
      })
  void whatIsNotKnownToBePublicIsInternal(
      String comment, ProjectKind project, boolean told, Visibility expected) {
    assertThat(CommentMarks.visibility(json(comment), project, told)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "software, PLAIN",
    "business, PLAIN",
    "service_desk, SERVICE",
    "customer_service, UNKNOWN",
    "'', UNKNOWN"
  })
  void aTypeOfProjectThatIsNotKnownIsNotTakenForOneWithoutCustomers(
      String typeKey, ProjectKind kind) {
    assertThat(ProjectKind.of(typeKey)).isEqualTo(kind);
  }

  private static JsonNode json(String text) {
    String full =
        text.replace('\'', '"')
            .replace("NONE", "\"properties\":[]")
            .replace("NOTE", NOTE)
            .replace("SHOWN", SHOWN);
    try {
      return new ObjectMapper().readTree(full);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(full, broken);
    }
  }
}
