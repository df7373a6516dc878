package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Oddities found by sending the same requests to a real 2.28.4. */
final class MantisOddityTest extends MantisTest {

  private final int id = rest.create(project, "one");

  @Test
  void aFieldOfSeveralChoicesIsLoggedByEveryPatch() {
    int field = mantis.admin().addCustomField("Many", CustomFieldType.CHECKBOX, "a|b", 0);
    mantis.admin().linkField(field, project);
    rest.patch(
        "issues/" + id, "{'custom_fields':[{'field':{'id':%d},'value':'a|b'}]}".formatted(field));
    int before = rest.issue(id).path("history").size();
    rest.patch("issues/" + id, "{'summary':'one'}");
    JsonNode history = rest.issue(id).path("history");
    assertThat(history.size()).isEqualTo(before + 1);
    assertThat(history.path(before).path("new_value").asText()).isEqualTo("|a|b|");
  }

  @Test
  void monitorsPatchedByNameVanish() {
    mantis.as("dora").monitor(id);
    rest.patch("issues/" + id, "{'monitors':[{'name':'dora'}]}");
    assertThat(rest.issue(id).has("monitors")).isFalse();
  }

  @Test
  void somethingElseThanAnObjectForAPersonIsACrash() {
    assertThat(rest.patch("issues/" + id, "{'handler':'dora'}").status()).isEqualTo(500);
  }

  @Test
  void anUnknownNameOfAViewStateIsABodiless500() {
    assertThat(rest.patch("issues/" + id, "{'view_state':{'name':'secret'}}").status())
        .isEqualTo(500);
    assertThat(rest.issue(id).path("view_state").path("name").asText()).isEqualTo("public");
  }

  @Test
  void anUnknownCustomFieldIdIsABodiless500ByPatchAnd404ByPost() {
    String values = "'custom_fields':[{'field':{'id':99},'value':'x'}]";
    assertThat(rest.patch("issues/" + id, "{" + values + "}").status()).isEqualTo(500);
    String post =
        "{'summary':'s','description':'d','project':{'id':%d},'category':{'id':1},%s}"
            .formatted(project, values);
    assertThat(rest.post("issues", post).status()).isEqualTo(404);
  }

  @Test
  void customFieldTypesAreNamesAndGlobalCategoriesHaveANamelessProject() {
    int field = mantis.admin().addCustomField("Key", CustomFieldType.STRING, "", 0);
    mantis.admin().linkField(field, project);
    JsonNode read = rest.read("projects/" + project).path("projects").path(0);
    assertThat(read.path("custom_fields").path(0).path("type").asText()).isEqualTo("string");
    JsonNode general = read.path("categories").path(0);
    assertThat(general.path("project").path("id").asInt()).isZero();
    assertThat(general.path("project").path("name").isNull()).isTrue();
  }

  @Test
  void thresholdsThatReferToOthersArePublishedAsText() {
    JsonNode configs =
        rest.read("config?option[]=update_bug_assign_threshold&option[]=handle_bug_threshold")
            .path("configs");
    assertThat(configs.path(0).path("value").isTextual()).isTrue();
    assertThat(configs.path(1).path("value").isInt()).isTrue();
  }

  @Test
  void routesBelowAnIssueTakeOnlyNumbers() {
    assertThat(rest.post("issues/abc/notes", "{'text':'x'}").status()).isEqualTo(400);
    assertThat(rest.post("issues/0/notes", "{'text':'x'}").status()).isEqualTo(400);
    assertThat(rest.post("issues/999/notes", "{'text':'x'}").status()).isEqualTo(404);
  }

  @Test
  void assignedMeansAssignedAndOpen() {
    rest.patch("issues/" + id, "{'handler':{'name':'bridge'}}");
    assertThat(rest.read("issues?filter_id=assigned").path("issues")).hasSize(1);
    rest.patch("issues/" + id, "{'status':{'name':'resolved'}}");
    assertThat(rest.read("issues?filter_id=assigned").path("issues")).isEmpty();
  }

  @Test
  void profileTextsEndAt32Characters() {
    assertThat(rest.patch("issues/" + id, "{'os':'" + "x".repeat(33) + "'}").status())
        .isEqualTo(500);
  }
}
