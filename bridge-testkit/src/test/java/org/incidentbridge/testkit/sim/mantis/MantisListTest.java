package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MantisListTest extends MantisTest {

  private List<Integer> ids(String query) {
    List<Integer> ids = new ArrayList<>();
    rest.read("issues?" + query).path("issues").forEach(i -> ids.add(i.path("id").asInt()));
    return ids;
  }

  @Test
  void newestUpdateComesFirst() {
    int first = rest.create(project, "one");
    later(1);
    int second = rest.create(project, "two");
    assertThat(ids("project_id=" + project)).containsExactly(second, first);
    later(1);
    mantis.as("dora").note(first, "hello");
    assertThat(ids("project_id=" + project)).containsExactly(first, second);
  }

  @Test
  void walkingPagesLosesRowsThatTie() {
    mantis.admin().grow(project, 200, i -> "issue " + i);
    List<Integer> walked = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      walked.addAll(ids("page_size=50&page=" + page));
    }
    assertThat(walked).hasSize(200);
    assertThat(new HashSet<>(walked)).hasSizeLessThan(200);
    assertThat(ids("page_size=1000000")).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void aFilterSortedByIdLosesNothing() {
    mantis.admin().grow(project, 200, i -> "issue " + i);
    int filter = mantis.admin().addFilter("scan", FilterSort.LAST_UPDATED_THEN_ID);
    List<Integer> walked = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      walked.addAll(ids("page_size=50&filter_id=" + filter + "&page=" + page));
    }
    assertThat(walked).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void pageSizesHaveTheirOwnMeaning() {
    mantis.admin().grow(project, 60, i -> "issue " + i);
    assertThat(ids("")).hasSize(50);
    assertThat(ids("page_size=0")).hasSize(60);
    assertThat(ids("page_size=-1")).hasSize(60);
    assertThat(ids("page_size=-5")).hasSize(5);
    assertThat(ids("page=0&page_size=10")).hasSize(10);
    assertThat(ids("page=9")).isEmpty();
    assertThat(ids("page=x")).isEmpty();
    assertThat(rest.get("issues?page_size=many").status()).isEqualTo(500);
  }

  @Test
  void unknownSelectNamesGiveAnArrayInPlaceOfTheObject() {
    int id = rest.create(project, "one");
    JsonNode one = rest.read("issues/" + id + "?select=nothing").path("issues").path(0);
    assertThat(one.isArray()).isTrue();
    JsonNode listed = rest.read("issues?select=id,updated_at,nothing").path("issues").path(0);
    assertThat(listed.fieldNames()).toIterable().containsExactly("id", "updated_at");
  }

  @Test
  void unknownFilterNameIsAnErrorWithStatus200() {
    assertThat(rest.get("issues?filter_id=nope").status()).isEqualTo(200);
    assertThat(rest.read("issues?filter_id=nope").path("issues").path("status_code").asInt())
        .isEqualTo(404);
    assertThat(rest.get("issues?filter_id=99").status()).isEqualTo(404);
  }

  @Test
  void aParentListsItsSubProjectsAndUnknownProjectsAreABodiless404() {
    int below = mantis.admin().addProject("Below", project);
    int id = rest.create(below, "one");
    assertThat(ids("project_id=" + project)).containsExactly(id);
    assertThat(rest.get("issues?project_id=77").status()).isEqualTo(404);
    assertThat(rest.get("issues?project_id=77").body()).isEmpty();
  }

  @Test
  void privateIssuesAreHiddenFromReporters() {
    int id = rest.create(project, "one");
    mantis.as("dora").edit(id).set("view_state", "private").save();
    assertThat(ids("")).containsExactly(id);
    assertThat(as("rita").read("issues").path("issues")).isEmpty();
    assertThat(as("rita").get("issues/" + id).status()).isEqualTo(403);
  }

  @Test
  void aListBeyondTheMemoryLimitIsABodiless500() {
    mantis.admin().grow(project, 50_001, i -> "issue " + i);
    assertThat(rest.get("issues?page_size=1000000&select=id").status()).isEqualTo(500);
    assertThat(rest.get("issues?page_size=50000&select=id").status()).isEqualTo(200);
  }
}
