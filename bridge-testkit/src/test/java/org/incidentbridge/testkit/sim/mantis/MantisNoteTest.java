package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class MantisNoteTest extends MantisTest {

  private final int id = rest.create(project, "one");
  private final String notes = "issues/" + id + "/notes";

  private int add(String json) {
    return Rest.json(rest.post(notes, json)).path("note").path("id").asInt();
  }

  private JsonNode only() {
    return rest.issue(id).path("notes").path(0);
  }

  @Test
  void aNoteIsTrimmedAndTheAnswerHasTheWholeIssue() {
    JsonNode answer = Rest.json(rest.post(notes, "{'text':'  hi \\n '}"));
    assertThat(answer.path("note").path("text").asText()).isEqualTo("hi");
    assertThat(answer.path("issue").path("notes")).hasSize(1);
    assertThat(answer.path("note").path("view_state").path("name").asText()).isEqualTo("public");
  }

  @Test
  void theTextZeroIsEmpty() {
    for (String text : new String[] {"0", "", "  "}) {
      SimResponse refused = rest.post(notes, "{'text':'" + text + "'}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(Rest.json(refused).path("code").asInt()).isEqualTo(11);
    }
  }

  @Test
  void aWrongViewStateIsRefused() {
    for (String state : new String[] {"'private'", "{'name':'secret'}", "{'id':77}"}) {
      assertThat(rest.post(notes, "{'text':'x','view_state':" + state + "}").status())
          .isEqualTo(400);
    }
    assertThat(rest.issue(id).has("notes")).isFalse();
  }

  @Test
  void editingWithoutViewStatePublishesAPrivateNote() {
    int note = add("{'text':'secret','view_state':{'name':'private'}}");
    assertThat(only().path("view_state").path("name").asText()).isEqualTo("private");
    rest.patch("issues/" + id, "{'notes':[{'id':%d,'text':'secret 2'}]}".formatted(note));
    assertThat(only().path("view_state").path("name").asText()).isEqualTo("public");
    assertThat(only().path("text").asText()).isEqualTo("secret 2");
  }

  @Test
  void editingWithViewStateKeepsItAndOtherPatchesDoNotTouchIt() {
    int note = add("{'text':'secret','view_state':{'name':'private'}}");
    rest.patch(
        "issues/" + id,
        "{'notes':[{'id':%d,'text':'new','view_state':{'name':'private'}}]}".formatted(note));
    rest.patch("issues/" + id, "{'summary':'two'}");
    assertThat(only().path("view_state").path("name").asText()).isEqualTo("private");
    assertThat(only().path("text").asText()).isEqualTo("new");
  }

  @Test
  void patchAddsNotesWithoutIdAndLeavesOthersAlone() {
    add("{'text':'first'}");
    rest.patch("issues/" + id, "{'notes':[{'text':'second'}]}");
    assertThat(mantis.inspect().issue(id).notes())
        .extracting(MantisView.NoteView::text)
        .containsExactly("first", "second");
  }

  @Test
  void thereIsNoRouteToPatchANote() {
    int note = add("{'text':'first'}");
    assertThat(rest.patch(notes + "/" + note, "{'text':'x'}").status()).isEqualTo(405);
  }

  @Test
  void privateNotesAreHiddenFromReportersExceptTheirOwn() {
    add("{'text':'staff','view_state':{'name':'private'}}");
    Rest rita = as("rita");
    rita.post(notes, "{'text':'mine','view_state':{'name':'private'}}");
    assertThat(rita.issue(id).path("notes")).hasSize(1);
    assertThat(rita.issue(id).path("notes").path(0).path("text").asText()).isEqualTo("mine");
    assertThat(rest.issue(id).path("notes")).hasSize(2);
  }

  @Test
  void deletingTwiceIs200Then404() {
    int note = add("{'text':'first'}");
    int other = rest.create(project, "other");
    assertThat(rest.delete("issues/" + other + "/notes/" + note).status()).isEqualTo(400);
    assertThat(rest.delete(notes + "/" + note).status()).isEqualTo(200);
    SimResponse again = rest.delete(notes + "/" + note);
    assertThat(again.status()).isEqualTo(404);
    assertThat(Rest.json(again).path("code").asInt()).isEqualTo(600);
  }

  @Test
  void theReportersNoteEndsFeedback() {
    int his =
        Rest.json(
                as("rita")
                    .post(
                        "issues",
                        "{'summary':'s','description':'d','project':{'id':%d},'category':{'id':1}}"
                            .formatted(project)))
            .path("issue")
            .path("id")
            .asInt();
    rest.patch("issues/" + his, "{'status':{'name':'feedback'}}");
    rest.post("issues/" + his + "/notes", "{'text':'please tell'}");
    assertThat(rest.issue(his).path("status").path("name").asText()).isEqualTo("feedback");
    mantis.as("rita").note(his, "told");
    assertThat(rest.issue(his).path("status").path("name").asText()).isEqualTo("new");
  }

  @Test
  void switchingVisibilityInTheWebInterfaceMovesNoUpdateTime() {
    int note = add("{'text':'first'}");
    String before = updated(id);
    later(5);
    mantis.as("dora").hideNote(id, note, true);
    assertThat(updated(id)).isEqualTo(before);
    assertThat(only().path("view_state").path("name").asText()).isEqualTo("private");
    mantis.as("dora").editNote(id, note, "changed");
    assertThat(updated(id)).isNotEqualTo(before);
  }

  @Test
  void timelogNotesAreDatedAnewByEveryPatch() {
    int note = mantis.as("dora").logTime(id, 90, "worked");
    String before = only().path("updated_at").asText();
    assertThat(only().path("type").asText()).isEqualTo("timelog");
    assertThat(only().path("time_tracking").path("duration").asText()).isEqualTo("01:30");
    later(5);
    rest.patch("issues/" + id, "{'summary':'two'}");
    assertThat(only().path("id").asInt()).isEqualTo(note);
    assertThat(only().path("updated_at").asText()).isNotEqualTo(before);
  }

  @Test
  void timeTrackingIsOff() {
    assertThat(rest.post(notes, "{'text':'x','time_tracking':{'duration':'01:00'}}").status())
        .isEqualTo(403);
  }

  @Test
  void reportersOverrideNeedsDeveloper() {
    assertThat(as("rita").post(notes, "{'text':'x','reporter':{'name':'dora'}}").status())
        .isEqualTo(403);
    add("{'text':'x','reporter':{'name':'rita'}}");
    assertThat(only().path("reporter").path("name").asText()).isEqualTo("rita");
  }
}
