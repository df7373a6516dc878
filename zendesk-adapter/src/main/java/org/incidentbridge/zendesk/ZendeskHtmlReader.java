package org.incidentbridge.zendesk;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads the HTML of Zendesk's comments: what agents type, what mail programs send, and what {@link
 * ZendeskHtmlWriter} writes. Elements that mean nothing stand for their content; scripts and styles
 * go. Never fails on any input.
 */
public final class ZendeskHtmlReader {

  /** Elements in elements; what lies deeper is read as plain text. */
  static final int DEEPEST = 200;

  /** Lists, quotes and panels in one another; deeper ones stand for their content. */
  static final int MOST_NESTED = RichText.MAX_DEPTH - 2;

  private ZendeskHtmlReader() {}

  /** The text in normal form. */
  public static RichText read(String html) {
    Element body = Jsoup.parseBodyFragment(Characters.clean(html)).body();
    return new RichText(blocks(body, new Place(0, 0))).normalised();
  }

  /**
   * How deep an element lies.
   *
   * @param elements in so many elements
   * @param nested in so many lists and quotes
   */
  record Place(int elements, int nested) {

    Place inner() {
      return new Place(elements + 1, nested);
    }

    Place nestedOnce() {
      return new Place(elements + 1, nested + 1);
    }

    boolean isFull() {
      return nested >= MOST_NESTED;
    }

    boolean isDeepest() {
      return elements >= DEEPEST;
    }
  }

  static List<Block> blocks(Element container, Place place) {
    var flow = new HtmlFlow();
    flow.children(container, place);
    return new ArrayList<>(flow.end());
  }
}
