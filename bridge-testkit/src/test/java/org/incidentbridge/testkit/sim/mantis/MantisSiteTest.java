package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class MantisSiteTest extends MantisTest {

  private final int id = rest.create(project, "one");

  @Test
  void enumsComeAsListsAndUnknownOptionsAreLeftOut() {
    JsonNode configs =
        rest.read(
                "config?option[]=status_enum_string&option[]=nothing"
                    + "&option[]=bug_resolved_status_threshold")
            .path("configs");
    assertThat(configs).hasSize(2);
    assertThat(configs.path(0).path("option").asText()).isEqualTo("status_enum_string");
    assertThat(configs.path(0).path("value").path(0).path("id").asInt()).isEqualTo(10);
    assertThat(configs.path(0).path("value").path(0).path("name").asText()).isEqualTo("new");
    assertThat(configs.path(1).path("value").asInt()).isEqualTo(80);
  }

  @Test
  void projectsNestAndInherit() {
    mantis.admin().addCategory(project, "Own");
    mantis.admin().addVersion(project, "1.0", true);
    int below = mantis.admin().addProject("Below", project);
    JsonNode projects = rest.read("projects").path("projects");
    assertThat(projects).hasSize(2);
    assertThat(projects.path(0).path("subProjects").path(0).path("id").asInt()).isEqualTo(below);
    assertThat(projects.path(1).path("categories")).hasSize(2);
    assertThat(projects.path(1).path("versions")).hasSize(1);
    assertThat(rest.get("projects/99").status()).isEqualTo(404);
    assertThat(rest.get("projects/99").body()).isEmpty();
  }

  @Test
  void handlersAreDevelopersAndUp() {
    List<String> names = new ArrayList<>();
    rest.read("projects/" + project + "/handlers")
        .path("users")
        .forEach(u -> names.add(u.path("name").asText()));
    assertThat(names).containsExactly("administrator", "bridge", "dora");
    assertThat(rest.read("projects/" + project + "/users").path("users")).hasSize(5);
  }

  @Test
  void peopleShowTheirMailToThemselvesAndAdministratorsOnly() {
    mantis.admin().describeUser("dora", "Dora D.", "dora@demo.invalid");
    mantis.as("dora").note(id, "x");
    JsonNode author = rest.issue(id).path("notes").path(0).path("reporter");
    assertThat(author.fieldNames()).toIterable().containsExactly("id", "name");
    assertThat(as("dora").read("users/me").path("email").asText()).isEqualTo("dora@demo.invalid");
    assertThat(rest.get("users/" + author.path("id").asInt()).status()).isEqualTo(403);
    assertThat(rest.get("users/username/dora").status()).isEqualTo(403);
    assertThat(as("administrator").get("users/username/dora").status()).isEqualTo(200);
    mantis.admin().deleteUser("dora");
    JsonNode gone = rest.issue(id).path("notes").path(0).path("reporter");
    assertThat(gone.fieldNames()).toIterable().containsExactly("id");
  }

  @Test
  void postingIsNotIdempotentAndShowsHalfBuiltIssues() {
    mantis.as("dora").tag(id, "known");
    List<JsonNode> seen = new ArrayList<>();
    mantis.hooks().whileHalfBuilt(half -> seen.add(rest.issue(half)));
    String body =
        "{'summary':'s','description':'d','project':{'id':%d},'category':{'id':1},"
                .formatted(project)
            + "'handler':{'name':'dora'},'tags':[{'name':'known'}],'notes':[{'text':'n'}]}";
    int first = Rest.json(rest.post("issues", body)).path("issue").path("id").asInt();
    int second = Rest.json(rest.post("issues", body)).path("issue").path("id").asInt();
    assertThat(second).isGreaterThan(first);
    assertThat(seen.get(0).has("tags")).isFalse();
    assertThat(seen.get(0).has("notes")).isFalse();
    assertThat(rest.issue(first).path("tags")).hasSize(1);
    assertThat(rest.issue(first).path("status").path("name").asText()).isEqualTo("assigned");
  }

  @Test
  void postNeedsSummaryDescriptionProjectAndCategory() {
    String whole =
        "{'summary':'s','description':'d','project':{'id':%d},'category':{'id':1}}"
            .formatted(project);
    assertThat(rest.post("issues", whole).status()).isEqualTo(201);
    assertThat(rest.post("issues", whole.replace("y':{'id':1", "y':{'id':'1'")).status())
        .isEqualTo(400);
    assertThat(rest.post("issues", whole.replace(",'category':{'id':1}", "")).status())
        .isEqualTo(400);
    assertThat(rest.post("issues", whole.replace("y':{'id':1", "y':{'name':'nope'")).status())
        .isEqualTo(404);
    assertThat(as("vera").post("issues", whole).status()).isEqualTo(403);
  }

  @Test
  void oneRelationPerPairAndBothAreBumped() {
    int other = rest.create(project, "two");
    String before = updated(other);
    later(5);
    String body = "{'issue':{'id':%d},'type':{'name':'%s'}}";
    JsonNode first =
        Rest.json(rest.post("issues/" + id + "/relationships", body.formatted(other, "parent-of")));
    int relation = first.path("issue").path("relationships").path(0).path("id").asInt();
    assertThat(updated(other)).isNotEqualTo(before);
    JsonNode there = rest.issue(other).path("relationships").path(0);
    assertThat(there.path("type").path("name").asText()).isEqualTo("child-of");
    assertThat(there.path("id").asInt()).isEqualTo(relation);
    rest.post("issues/" + id + "/relationships", body.formatted(other, "duplicate-of"));
    JsonNode replaced = rest.issue(id).path("relationships");
    assertThat(replaced).hasSize(1);
    assertThat(replaced.path(0).path("id").asInt()).isEqualTo(relation);
    assertThat(replaced.path(0).path("type").path("id").asInt()).isZero();
    assertThat(
            rest.post("issues/" + id + "/relationships", body.formatted(other, "blocks")).status())
        .isEqualTo(400);
    String target = "issues/" + id + "/relationships/" + relation;
    assertThat(rest.delete(target).status()).isEqualTo(200);
    assertThat(rest.delete(target).status()).isEqualTo(404);
  }

  @Test
  void monitoringTwiceMovesNothing() {
    String target = "issues/" + id + "/monitors";
    assertThat(rest.post(target, "").status()).isEqualTo(201);
    String before = updated(id);
    later(5);
    assertThat(rest.post(target, "").status()).isEqualTo(201);
    assertThat(updated(id)).isEqualTo(before);
    assertThat(rest.delete(target + "/1").status()).isEqualTo(404);
  }

  @Test
  void detachingATagTwiceSucceedsTwice() {
    SimResponse tagged = rest.post("issues/" + id + "/tags", "{'tags':[{'name':'fresh'}]}");
    assertThat(tagged.status()).isEqualTo(201);
    int tag = rest.issue(id).path("tags").path(0).path("id").asInt();
    assertThat(rest.delete("issues/" + id + "/tags/" + tag).status()).isEqualTo(200);
    assertThat(rest.delete("issues/" + id + "/tags/" + tag).status()).isEqualTo(200);
  }

  @Test
  void deletingLeavesNoTraceAndBumpsRelatives() {
    int other = rest.create(project, "two");
    mantis.as("dora").relate(id, "related-to", other);
    String before = updated(other);
    later(5);
    assertThat(as("rita").delete("issues/" + id).status()).isEqualTo(403);
    assertThat(rest.delete("issues/" + id).status()).isEqualTo(204);
    assertThat(rest.get("issues/" + id).status()).isEqualTo(404);
    assertThat(rest.issue(other).has("relationships")).isFalse();
    assertThat(updated(other)).isNotEqualTo(before);
    assertThat(rest.create(project, "three")).isGreaterThan(other);
  }

  @Test
  void renamesMoveNoUpdateTime() {
    mantis.as("dora").tag(id, "old");
    String before = updated(id);
    later(5);
    mantis.admin().renameTag("old", "new");
    mantis.admin().renameProject(project, "Renamed");
    mantis.admin().renameUser("bridge", "bridget");
    JsonNode issue = rest.issue(id);
    assertThat(updated(id)).isEqualTo(before);
    assertThat(issue.path("project").path("name").asText()).isEqualTo("Renamed");
    assertThat(issue.path("reporter").path("name").asText()).isEqualTo("bridget");
    assertThat(issue.path("tags").path(0).path("name").asText()).isEqualTo("new");
  }

  @Test
  void historyComesInTheConfiguredOrderToThoseWhoMaySeeIt() {
    mantis.admin().configure("history_order", "DESC");
    mantis.as("dora").status(id, "confirmed");
    assertThat(rest.issue(id).at("/history/0/type/name").asText()).isEqualTo("field-updated");

    mantis.admin().configure("view_history_threshold", 90);
    assertThat(rest.issue(id).has("history")).isFalse();
  }

  @Test
  void historyNamesWhoChangedWhat() {
    rest.patch("issues/" + id, "{'status':{'name':'confirmed'},'description':'other'}");
    JsonNode history = rest.issue(id).path("history");
    assertThat(history.path(0).path("type").path("name").asText()).isEqualTo("issue-new");
    JsonNode status = history.path(1);
    assertThat(status.path("field").path("name").asText()).isEqualTo("status");
    assertThat(status.path("old_value").path("name").asText()).isEqualTo("new");
    assertThat(status.path("new_value").path("name").asText()).isEqualTo("confirmed");
    assertThat(status.path("change").asText()).isEqualTo("new => confirmed");
    assertThat(status.path("user").path("name").asText()).isEqualTo("bridge");
    assertThat(history.path(2).path("type").path("id").asInt()).isEqualTo(6);
  }
}
