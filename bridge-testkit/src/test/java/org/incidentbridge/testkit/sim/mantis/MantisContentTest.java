package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class MantisContentTest extends MantisTest {

  private final int id = rest.create(project, "one");
  private final String files = "issues/" + id + "/files";

  private static String file(String name, byte[] bytes) {
    return "{'files':[{'name':%s,'content':'%s'}]}"
        .formatted(Rest.string(name), Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int code(String json) {
    return Rest.json(rest.post(files, json)).path("code").asInt();
  }

  @Test
  void emojiBecomesTheReplacementCharacter() {
    rest.patch("issues/" + id, "{'summary':'a \uD83D\uDE00 b','description':'\uD83D\uDE00'}");
    rest.post("issues/" + id + "/notes", "{'text':'\uD83D\uDE00\u00e9\u2603'}");
    JsonNode issue = rest.issue(id);
    assertThat(issue.path("summary").asText()).isEqualTo("a \uFFFD b");
    assertThat(issue.path("description").asText()).isEqualTo("\uFFFD");
    assertThat(issue.path("notes").path(0).path("text").asText()).isEqualTo("\uFFFD\u00e9\u2603");
  }

  @Test
  void emojiInTagsAndFileNamesAndCommasInTagsAreABodiless500() {
    for (String tag : new String[] {"\uD83D\uDE00", "a,b"}) {
      SimResponse broken = rest.post("issues/" + id + "/tags", "{'tags':[{'name':'" + tag + "'}]}");
      assertThat(broken.status()).isEqualTo(500);
      assertThat(broken.body()).isEmpty();
    }
    SimResponse broken = rest.post(files, file("\uD83D\uDE00.txt", bytes("x")));
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).isEmpty();
  }

  @Test
  void summariesEndAt128AndLongTextAt65535Characters() {
    String json = "{'summary':'%s'}";
    assertThat(rest.patch("issues/" + id, json.formatted("\u00e9".repeat(128))).status())
        .isEqualTo(200);
    SimResponse broken = rest.patch("issues/" + id, json.formatted("x".repeat(129)));
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).isEmpty();
    String text = "{'description':'%s'}";
    assertThat(rest.patch("issues/" + id, text.formatted("x".repeat(65_535))).status())
        .isEqualTo(200);
    SimResponse long400 = rest.patch("issues/" + id, text.formatted("x".repeat(65_536)));
    assertThat(long400.status()).isEqualTo(400);
    assertThat(Rest.json(long400).path("code").asInt()).isEqualTo(28);
  }

  @Test
  void addingAFileTellsNoId() {
    SimResponse added = rest.post(files, file("a.txt", bytes("hello")));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body()).isEmpty();
    JsonNode listed = rest.issue(id).path("attachments").path(0);
    assertThat(listed.path("filename").asText()).isEqualTo("a.txt");
    assertThat(listed.path("size").asInt()).isEqualTo(5);
    JsonNode read = rest.read(files + "/" + listed.path("id").asInt()).path("files").path(0);
    assertThat(Base64.getDecoder().decode(read.path("content").asText())).isEqualTo(bytes("hello"));
  }

  @Test
  void theSameNameAgainIsRenamed() {
    rest.post(files, file("a.txt", bytes("1")));
    rest.post(files, file("a.txt", bytes("2")));
    rest.post(files, file("a.txt", bytes("3")));
    assertThat(mantis.inspect().issue(id).files())
        .extracting(MantisView.FileView::name)
        .containsExactly("a.txt", "a-2.txt", "a-3.txt");
  }

  @Test
  void refusedFiles() {
    assertThat(code(file("a.svg", bytes("<svg/>")))).isEqualTo(501);
    assertThat(code(file("empty.txt", new byte[0]))).isEqualTo(504);
    assertThat(code(file("big.bin", new byte[5 * 1024 * 1024 + 1]))).isEqualTo(500);
    assertThat(rest.post(files, file("big.bin", new byte[5 * 1024 * 1024])).status())
        .isEqualTo(201);
    SimResponse name = rest.post(files, file("n".repeat(251), bytes("x")));
    assertThat(name.status()).isEqualTo(500);
    assertThat(Rest.json(name).path("code").asInt()).isEqualTo(507);
  }

  @Test
  void unknownFilesAreAnEmptyListAndThereIsNoDelete() {
    assertThat(rest.read(files + "/99").path("files")).isEmpty();
    assertThat(rest.delete(files + "/99").status()).isEqualTo(405);
  }

  @Test
  void aRefusedFileInsideAPostLeavesTheIssue() {
    int before = mantis.inspect().count();
    String body =
        "{'summary':'s','description':'d','project':{'id':%d},'category':{'id':1},%s"
            .formatted(project, file("a.svg", bytes("x")).substring(1));
    assertThat(rest.post("issues", body).status()).isEqualTo(400);
    assertThat(mantis.inspect().count()).isEqualTo(before + 1);
    String note = "{'text':'n'," + file("a.svg", bytes("x")).substring(1);
    assertThat(rest.post("issues/" + id + "/notes", note).status()).isEqualTo(400);
    assertThat(mantis.inspect().issue(id).notes()).hasSize(1);
  }

  @Test
  void filesOfANoteHangOnTheNote() {
    String note = "{'text':'n'," + file("a.txt", bytes("x")).substring(1);
    rest.post("issues/" + id + "/notes", note);
    assertThat(rest.issue(id).has("attachments")).isFalse();
    assertThat(rest.issue(id).path("notes").path(0).path("attachments")).hasSize(1);
  }

  @Test
  void deletingAFileInTheWebInterfaceMovesNoUpdateTime() {
    int file = mantis.as("dora").attach(id, "a.txt", bytes("x"));
    String before = updated(id);
    later(5);
    mantis.as("dora").deleteFile(id, file);
    assertThat(updated(id)).isEqualTo(before);
    assertThat(rest.issue(id).has("attachments")).isFalse();
  }

  @Test
  void timesAreInTheServersZone() {
    MantisSimulator tokyo =
        new MantisSimulator(clock, MantisOptions.usual().withZone(ZoneId.of("Asia/Tokyo")));
    int there = tokyo.admin().addProject("P");
    Rest client = new Rest(tokyo, tokyo.bridgeToken());
    int issue = client.create(there, "x");
    assertThat(client.issue(issue).path("updated_at").asText())
        .isEqualTo("2026-11-20T21:00:00+09:00");
  }

  @Test
  void customFieldsAreChecked() {
    int text = mantis.admin().addCustomField("Key", CustomFieldType.STRING, "", 5);
    int number = mantis.admin().addCustomField("Count", CustomFieldType.NUMERIC, "", 0);
    int many = mantis.admin().addCustomField("Many", CustomFieldType.CHECKBOX, "a|b|c", 0);
    int date = mantis.admin().addCustomField("Day", CustomFieldType.DATE, "", 0);
    for (int field : new int[] {text, number, many, date}) {
      mantis.admin().linkField(field, project);
    }
    assertThat(value(text, "'abcdef'")).isEqualTo(400);
    assertThat(value(text, "'abcde'")).isEqualTo(200);
    assertThat(value(number, "7")).isEqualTo(200);
    assertThat(value(number, "'7.5'")).isEqualTo(400);
    assertThat(value(many, "'a|c'")).isEqualTo(200);
    assertThat(value(many, "'a|d'")).isEqualTo(400);
    assertThat(value(date, "'2026-01-01'")).isEqualTo(200);
    assertThat(mantis.inspect().issue(id).customFields()).containsEntry("Day", "2026-01-01");
  }

  private int value(int field, String value) {
    return rest.patch(
            "issues/" + id,
            "{'custom_fields':[{'field':{'id':%d},'value':%s}]}".formatted(field, value))
        .status();
  }
}
