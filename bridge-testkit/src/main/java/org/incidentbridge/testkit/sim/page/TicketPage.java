package org.incidentbridge.testkit.sim.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * One ticket as a page shows it, whole: also what is kept from customers, marked as such.
 *
 * @param facts short values by the names of their fields
 * @param texts long values by the names of their fields
 * @param parts what hangs on it
 */
public record TicketPage(
    Name name, Map<String, Html> facts, Map<String, Html> texts, TicketPage.Parts parts) {

  private static final int KIB = 1024;

  /**
   * What it is called.
   *
   * @param hidden who alone sees it; empty if it is open
   */
  public record Name(String key, String title, String hidden) {}

  /**
   * What hangs on a ticket, each in the order in which it came.
   *
   * @param links each with what it means
   */
  public record Parts(List<Html> links, List<File> files, List<Comment> comments) {}

  /**
   * A file.
   *
   * @param hidden who alone sees it; empty if it is open
   */
  public record File(String name, int size, String hidden, Html origin) {}

  /**
   * A comment.
   *
   * @param anchor what an address adds to point to it
   * @param hidden who alone sees it; empty if it is open
   */
  public record Comment(String anchor, Html origin, String hidden, Html text) {}

  /** Who did something, and when. */
  public static Html origin(String who, Instant at) {
    return Html.all(
        Html.span("who", Html.text(who)), Html.text(" "), Html.span("dim", time(at, "")));
  }

  /** Who did something and when, and when it was changed. */
  public static Html origin(String who, Instant at, Instant changed) {
    Html first = origin(who, at);
    return changed.equals(at)
        ? first
        : Html.all(first, Html.text(" "), Html.span("dim", time(changed, "edited ")));
  }

  private static Html time(Instant at, String before) {
    return Html.text(before + Frame.time(at));
  }

  /** The page. */
  public SimResponse in(Frame frame) {
    List<Html> all = new ArrayList<>();
    all.add(Html.tag("h1", Html.span("key", Html.text(name.key())), Html.text(name.title())));
    if (!name.hidden().isEmpty()) {
      all.add(Html.div("box hidden", flag(name.hidden())));
    }
    all.add(grid());
    all.addAll(list("Links", parts.links()));
    texts.forEach((field, text) -> all.addAll(section(field, Html.div("box", text))));
    all.addAll(list("Attachments", parts.files().stream().map(TicketPage::file).toList()));
    all.addAll(talk());
    return frame.page(200, name.key() + " " + name.title(), Html.all(all));
  }

  private Html grid() {
    List<Html> rows = new ArrayList<>();
    facts.forEach(
        (field, value) ->
            rows.add(
                Html.div("fact", Html.span("name", Html.text(field)), Html.span("value", value))));
    return Html.div("facts", Html.all(rows));
  }

  private List<Html> talk() {
    List<Html> notes = parts.comments().stream().map(TicketPage::note).toList();
    return notes.isEmpty() ? List.of() : section(counted("Comments", notes), Html.all(notes));
  }

  private static Html note(Comment comment) {
    boolean open = comment.hidden().isEmpty();
    Html head = Html.div("head", comment.origin(), open ? Html.nothing() : flag(comment.hidden()));
    return Html.anchored(
        comment.anchor(), Html.div(open ? "note" : "note hidden", head, comment.text()));
  }

  private static Html file(File file) {
    Html flag = file.hidden().isEmpty() ? Html.nothing() : flag(file.hidden());
    return Html.all(
        Html.span("value", Html.text(file.name())),
        Html.span("dim", Html.text(", " + size(file.size()) + ", ")),
        file.origin(),
        Html.text(" "),
        flag);
  }

  private static String size(int bytes) {
    return bytes < KIB ? bytes + " bytes" : "%,d KiB".formatted((bytes + KIB - 1) / KIB);
  }

  private static Html flag(String hidden) {
    return Html.span("flag", Html.text(hidden));
  }

  private static List<Html> list(String title, List<Html> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    Html rows = Html.all(entries.stream().map(entry -> Html.tag("li", entry)).toList());
    return section(counted(title, entries), Html.div("box", Html.tag("ul", rows)));
  }

  private static String counted(String title, List<Html> entries) {
    return title + " (" + entries.size() + ")";
  }

  private static List<Html> section(String title, Html content) {
    return List.of(Html.tag("h2", Html.text(title)), content);
  }
}
