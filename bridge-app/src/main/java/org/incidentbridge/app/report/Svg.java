package org.incidentbridge.app.report;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a plot as an SVG element for a page in HTML; no display is needed. */
final class Svg {

  private static final String SPACE = "http://www.w3.org/2000/svg";
  private static final int WIDTH = 860;
  private static final int HEIGHT = 300;
  private static final Pattern PROLOGUE = Pattern.compile("\\A.*?(?=<svg)", Pattern.DOTALL);
  private static final Pattern ROOT_FONT = Pattern.compile(" font-family=\"[^\"]*\"");
  private static final Pattern EMPTY_COMMENT = Pattern.compile("<!---->");
  private static final Pattern IDS = Pattern.compile("(id=\"|url\\(#)(\\w+)");

  private Svg() {}

  /**
   * The element.
   *
   * @param id unique in the page; what is named inside is led by it
   */
  static String of(Plot plot, String id) {
    System.setProperty("java.awt.headless", "true");
    Document document = document();
    var context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    var graphics = new SVGGraphics2D(context, false);
    Drawing.of(plot).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    var text = new StringWriter();
    try {
      graphics.stream(named(graphics.getRoot(), plot, document, id), text, false, false);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return inPage(text.toString(), id);
  }

  private static Element named(Element root, Plot plot, Document document, String id) {
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    root.setAttribute("role", "img");
    root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
    Element description = document.createElementNS(SPACE, "desc");
    description.setAttribute("id", "desc");
    description.setTextContent(plot.description());
    Element title = document.createElementNS(SPACE, "title");
    title.setAttribute("id", "title");
    title.setTextContent(plot.title());
    root.insertBefore(description, root.getFirstChild());
    root.insertBefore(title, description);
    return root;
  }

  private static String inPage(String svg, String id) {
    String bare = PROLOGUE.matcher(svg).replaceFirst("");
    bare = EMPTY_COMMENT.matcher(ROOT_FONT.matcher(bare).replaceAll("")).replaceAll("");
    return IDS.matcher(bare).replaceAll("$1" + id + "-$2");
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SPACE, "svg", null);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK makes documents", impossible);
    }
  }
}
