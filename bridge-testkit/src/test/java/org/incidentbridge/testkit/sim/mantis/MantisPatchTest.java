package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class MantisPatchTest extends MantisTest {

  private final int id = rest.create(project, "one");

  private SimResponse patch(String json) {
    return rest.patch("issues/" + id, json);
  }

  private String etag(String target) {
    return Objects.requireNonNull(rest.get(target).headers().get("ETag"));
  }

  @Test
  void aParallelChangeOfAnotherFieldIsLostAndBothSucceed() {
    mantis.hooks().beforePatchWrites(i -> mantis.as("dora").status(i, "confirmed"));
    SimResponse response = patch("{'summary':'two'}");
    assertThat(response.status()).isEqualTo(200);
    assertThat(rest.issue(id).path("summary").asText()).isEqualTo("two");
    assertThat(rest.issue(id).path("status").path("name").asText()).isEqualTo("new");
  }

  @Test
  void parallelChangesOfCustomFieldsAndMonitorsAreLostAndOfTagsAreNot() {
    int field = mantis.admin().addCustomField("Key", CustomFieldType.STRING, "", 0);
    mantis.admin().linkField(field, project);
    mantis.as("dora").monitor(id);
    mantis
        .hooks()
        .beforePatchWrites(
            i -> {
              mantis.as("dora").edit(i).custom("Key", "theirs").save();
              mantis.as("bridge").monitor(i);
              mantis.as("dora").tag(i, "theirs");
            });
    patch("{'summary':'two'}");
    IssueView issue = mantis.inspect().issue(id);
    assertThat(issue.customFields()).containsEntry("Key", "");
    assertThat(rest.issue(id).path("monitors")).hasSize(1);
    assertThat(issue.tags()).containsExactly("theirs");
  }

  @Test
  void aPatchCanBreakHalfway() {
    mantis.hooks().breakPatchHalfway(i -> true);
    SimResponse broken = patch("{'summary':'two','notes':[{'text':'kept'}]}");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).isEmpty();
    assertThat(mantis.inspect().issue(id).summary()).isEqualTo("one");
    assertThat(mantis.inspect().issue(id).notes()).hasSize(1);
  }

  @Test
  void aParallelNoteIsNotLost() {
    mantis.hooks().beforePatchWrites(i -> mantis.as("dora").note(i, "in between"));
    patch("{'summary':'two'}");
    assertThat(rest.issue(id).path("notes")).hasSize(1);
  }

  @Test
  void ifMatchTakesTheBareTagOfTheUnselectedIssueByTheSameUser() {
    String target = "issues/" + id;
    String etag = etag(target);
    assertThat(rest.patchIfMatch(target, "{'summary':'a'}", "\"" + etag + "\"").status())
        .isEqualTo(412);
    assertThat(rest.patchIfMatch(target, "{'summary':'a'}", "*").status()).isEqualTo(412);
    assertThat(rest.patchIfMatch(target, "{'summary':'a'}", etag(target + "?select=id")).status())
        .isEqualTo(412);
    assertThat(as("dora").patchIfMatch(target, "{'summary':'a'}", etag).status()).isEqualTo(412);
    SimResponse stale = rest.patchIfMatch(target, "{'summary':'a'}", "0");
    assertThat(stale.headers()).containsEntry("ETag", etag);
    assertThat(stale.body()).isEmpty();
    SimResponse done = rest.patchIfMatch(target, "{'summary':'a'}", etag);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.headers()).containsEntry("ETag", etag(target));
  }

  @Test
  void ifMatchIsNotAtomic() {
    mantis.hooks().beforePatchWrites(i -> mantis.as("dora").status(i, "confirmed"));
    SimResponse done = rest.patchIfMatch("issues/" + id, "{'summary':'a'}", etag("issues/" + id));
    assertThat(done.status()).isEqualTo(200);
    assertThat(rest.issue(id).path("status").path("name").asText()).isEqualTo("new");
  }

  @Test
  void unknownEnumNamesAreStoredAsZero() {
    patch("{'severity':{'name':'dreadful'}}");
    assertThat(rest.issue(id).path("severity").path("id").asInt()).isZero();
    assertThat(rest.issue(id).path("severity").path("name").asText()).isEqualTo("@0@");
    patch("{'severity':{'id':77}}");
    assertThat(rest.issue(id).path("severity").path("name").asText()).isEqualTo("@77@");
  }

  @Test
  void aPlainStringOrLabelResetsAnEnumToItsDefault() {
    patch("{'status':{'name':'confirmed'},'priority':{'name':'urgent'}}");
    patch("{'status':'resolved','priority':{'label':'high'}}");
    assertThat(rest.issue(id).path("status").path("name").asText()).isEqualTo("new");
    assertThat(rest.issue(id).path("priority").path("name").asText()).isEqualTo("normal");
  }

  @Test
  void handlersByNameByIdAndByRight() {
    patch("{'handler':{'name':'dora'}}");
    assertThat(rest.issue(id).path("handler").path("name").asText()).isEqualTo("dora");
    assertThat(rest.issue(id).path("status").path("name").asText()).isEqualTo("new");
    assertThat(patch("{'handler':null}").status()).isEqualTo(200);
    assertThat(rest.issue(id).path("handler").path("name").asText()).isEqualTo("dora");
    assertThat(patch("{'handler':{'name':'ghost'}}").status()).isEqualTo(200);
    assertThat(rest.issue(id).has("handler")).isFalse();
    assertThat(patch("{'handler':{'id':999}}").status()).isEqualTo(404);
    assertThat(patch("{'handler':{'name':'rita'}}").status()).isEqualTo(403);
    patch("{'handler':{'name':'dora'}}");
    patch("{'handler':{'id':0}}");
    assertThat(rest.issue(id).has("handler")).isFalse();
  }

  @Test
  void aPatchWithoutChangeStillMovesTheUpdateTime() {
    String before = updated(id);
    later(5);
    patch("{'summary':'one'}");
    assertThat(updated(id)).isNotEqualTo(before);
  }

  @Test
  void twoChangesWithinASecondHaveTheSameStamp() {
    String before = updated(id);
    patch("{'summary':'a'}");
    patch("{'summary':'b'}");
    assertThat(updated(id)).isEqualTo(before);
  }

  @Test
  void customFieldsStayChangedWhenALaterOneIsRefused() {
    int first = mantis.admin().addCustomField("First", CustomFieldType.STRING, "", 0);
    int second = mantis.admin().addCustomField("Second", CustomFieldType.ENUM, "a|b", 0);
    mantis.admin().linkField(first, project);
    mantis.admin().linkField(second, project);
    SimResponse response =
        patch(
            "{'summary':'two','custom_fields':[{'field':{'id':%d},'value':'x'},".formatted(first)
                + "{'field':{'name':'Second'},'value':'c'}]}");
    assertThat(response.status()).isEqualTo(400);
    JsonNode issue = rest.issue(id);
    assertThat(issue.path("custom_fields").path(0).path("value").asText()).isEqualTo("x");
    assertThat(issue.path("custom_fields").path(1).path("value").asText()).isEmpty();
    assertThat(issue.path("summary").asText()).isEqualTo("one");
  }

  @Test
  void aValueNoLongerAllowedBlocksEveryOtherChange() {
    int field = mantis.admin().addCustomField("Area", CustomFieldType.ENUM, "a|b", 0);
    mantis.admin().linkField(field, project);
    patch("{'custom_fields':[{'field':{'id':%d},'value':'a'}]}".formatted(field));
    mantis.admin().possibleValues(field, "b|c");
    assertThat(patch("{'summary':'x'}").status()).isEqualTo(400);
    String with =
        "{'summary':'x','custom_fields':[{'field':{'id':%d},'value':'c'}]}".formatted(field);
    assertThat(patch(with).status()).isEqualTo(200);
  }

  @Test
  void anIssueWithoutCategoryBlocksUntilOneIsSent() {
    mantis.admin().addCategory(project, "Own");
    mantis.as("dora").edit(id).set("category", "Own").save();
    mantis.admin().deleteCategory(project, "Own");
    SimResponse refused = patch("{'summary':'x'}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Rest.json(refused).path("code").asInt()).isEqualTo(11);
    assertThat(patch("{'summary':'x','category':{'name':'General'}}").status()).isEqualTo(200);
  }

  @Test
  void aVersionNoLongerDefinedIsErased() {
    mantis.admin().addVersion(project, "1.0", true);
    patch("{'version':{'name':'1.0'}}");
    mantis.admin().deleteVersion(project, "1.0");
    patch("{'summary':'x'}");
    assertThat(mantis.inspect().issue(id).field("version")).isEmpty();
    assertThat(patch("{'version':{'name':'9'}}").status()).isEqualTo(400);
  }

  @Test
  void unresolvedChildrenBlockResolving() {
    int child = rest.create(project, "child");
    mantis.as("dora").relate(id, "parent-of", child);
    SimResponse refused = patch("{'status':{'name':'resolved'}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Rest.json(refused).path("message").asText()).isEqualTo("Unresolved child issues.");
    mantis.as("dora").resolve(child, "fixed");
    assertThat(patch("{'status':{'name':'resolved'}}").status()).isEqualTo(200);
    assertThat(rest.issue(id).path("resolution").path("name").asText()).isEqualTo("open");
  }

  @Test
  void resolvedIssuesAreForManagersOnly() {
    patch("{'status':{'name':'resolved'}}");
    SimResponse refused = as("dora").patch("issues/" + id, "{'status':{'name':'assigned'}}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(Rest.json(refused).path("message").asText()).contains("readonly");
    assertThat(
            Rest.json(as("dora").post("issues/" + id + "/notes", "{'text':'n'}"))
                .path("code")
                .asInt())
        .isEqualTo(1103);
    assertThat(patch("{'status':{'name':'assigned'}}").status()).isEqualTo(200);
  }

  @Test
  void movingNeedsACategoryOfTheTargetButNoRightOnIt() {
    int own = mantis.admin().addCategory(project, "Own");
    patch("{'category':{'id':%d}}".formatted(own));
    int other = mantis.admin().addProject("Other");
    String there = "{'project':{'id':%d}%s}";
    assertThat(patch(there.formatted(other, "")).status()).isEqualTo(400);
    mantis.admin().closeProject(other, true);
    SimResponse gone = patch(there.formatted(other, ",'category':{'name':'General'}"));
    assertThat(gone.status()).isEqualTo(200);
    JsonNode error = Rest.json(gone).path("issues").path(0);
    assertThat(error.path("status_code").asInt()).isEqualTo(403);
    assertThat(mantis.inspect().issue(id).project()).isEqualTo("Other");
  }

  @Test
  void nullClearsAVersionAndIsIgnoredForText() {
    mantis.admin().addVersion(project, "1.0", true);
    patch("{'version':{'name':'1.0'},'additional_information':'more'}");
    patch("{'version':null,'description':null,'additional_information':''}");
    assertThat(rest.issue(id).has("version")).isFalse();
    assertThat(rest.issue(id).path("description").asText()).isEqualTo("d");
    assertThat(rest.issue(id).has("additional_information")).isFalse();
    assertThat(patch("{'summary':'  '}").status()).isEqualTo(400);
  }

  @Test
  void tagsAndMonitorsAreReplacedAsSets() {
    mantis.as("dora").tag(id, "old");
    mantis.as("dora").monitor(id);
    mantis.as("dora").tag(rest.create(project, "other"), "fresh");
    patch("{'tags':[{'name':'fresh'}],'monitors':[]}");
    assertThat(mantis.inspect().issue(id).tags()).containsExactly("fresh");
    assertThat(rest.issue(id).has("monitors")).isFalse();
    assertThat(patch("{'tags':[{'name':'unheard of'}]}").status()).isEqualTo(404);
  }
}
