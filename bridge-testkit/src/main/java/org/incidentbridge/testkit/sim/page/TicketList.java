package org.incidentbridge.testkit.sim.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * All tickets of a simulator, by project.
 *
 * @param columns names of the columns
 */
public record TicketList(List<String> columns, List<TicketList.Project> projects) {

  /**
   * The tickets of a project.
   *
   * @param id what an address adds to point to it
   * @param rows a cell for each column
   */
  public record Project(String id, String name, List<List<Html>> rows) {}

  /**
   * The title of a ticket.
   *
   * @param hidden who alone sees it; empty if it is open
   */
  public static Html title(Html title, String hidden) {
    return hidden.isEmpty()
        ? title
        : Html.all(title, Html.text(" "), Html.span("flag", Html.text(hidden)));
  }

  /** The page. */
  public SimResponse in(Frame frame) {
    List<Html> all = new ArrayList<>();
    all.add(Html.tag("h1", Html.text("Tickets of " + frame.tracker())));
    if (projects.size() > 1) {
      all.add(Html.tag("ul", Html.all(projects.stream().map(TicketList::jump).toList())));
    }
    projects.forEach(project -> all.add(Html.anchored(project.id(), table(project))));
    return frame.page(200, "All tickets", Html.all(all));
  }

  private static Html jump(Project project) {
    return Html.tag("li", Html.jump(project.id(), Html.text(titled(project))));
  }

  private static String titled(Project project) {
    int count = project.rows().size();
    return project.name() + ": " + count + (count == 1 ? " ticket" : " tickets");
  }

  private Html table(Project project) {
    Html head = row("th", columns.stream().map(Html::text));
    Html rows = Html.all(project.rows().stream().map(cells -> row("td", cells.stream())).toList());
    return Html.all(
        Html.tag("h2", Html.text(titled(project))), Html.tag("table", Html.all(head, rows)));
  }

  private static Html row(String kind, Stream<Html> cells) {
    return Html.tag("tr", Html.all(cells.map(cell -> Html.tag(kind, cell)).toList()));
  }
}
