package org.incidentbridge.config;

import de.focus_shift.jollyday.core.HolidayManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The countries and regions whose holidays are known. Looked up in the names of Jollyday's own
 * files: its way of reading them takes a second when done first, which checking a configuration
 * need not wait for.
 */
final class Countries {
  private static final String FOLDER = "/holidays/Holidays_";
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]+");

  private static final Map<String, String> ALSO = Map.of("UK", "GB", "EL", "GR");

  private Countries() {}

  /** The codes of all countries, without those of exchanges, sorted; slow when asked first. */
  static Set<String> codes() {
    Set<String> codes = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
    codes.removeIf(code -> code.length() != 2);
    return codes;
  }

  /** The code of a country that is named in English, or as the EU writes it. */
  static Optional<String> meant(String word) {
    return Optional.ofNullable(ALSO.get(word.toUpperCase(Locale.ROOT)))
        .or(() -> codes().stream().filter(code -> name(code).equalsIgnoreCase(word)).findFirst());
  }

  private static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /** The regions of a country; empty if no holidays of it are known. */
  static Optional<Regions> regions(String country) {
    if (!CODE.matcher(country).matches()) {
      return Optional.empty();
    }
    String name = FOLDER + country.toLowerCase(Locale.ROOT) + ".xml";
    try (InputStream in = HolidayManager.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new Regions(read(in)));
    } catch (IOException | XMLStreamException broken) {
      throw new IllegalStateException("holidays of " + country + " cannot be read", broken);
    }
  }

  /** Regions by path, as BY or BY/MU; the first is the country itself. */
  private static Map<String, String> read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    Map<String, String> regions = new LinkedHashMap<>();
    Deque<String> path = new ArrayDeque<>();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && isRegion(reader)) {
        String id = reader.getAttributeValue(null, "hierarchy").toUpperCase(Locale.ROOT);
        String whole = path.isEmpty() || path.getLast().isEmpty() ? id : path.getLast() + "/" + id;
        path.addLast(path.isEmpty() ? "" : whole);
        regions.put(path.getLast(), reader.getAttributeValue(null, "description"));
      } else if (event == XMLStreamConstants.END_ELEMENT && isRegion(reader)) {
        path.removeLast();
      }
    }
    return regions;
  }

  private static boolean isRegion(XMLStreamReader reader) {
    return Set.of("Configuration", "SubConfigurations").contains(reader.getLocalName());
  }

  /**
   * Regions of one country.
   *
   * @param byPath their names by path, the empty path for the country
   */
  record Regions(Map<String, String> byPath) {
    boolean contains(String path) {
      return byPath.containsKey(path.toUpperCase(Locale.ROOT));
    }

    /** For messages: each code with its name. */
    List<String> names() {
      return byPath.entrySet().stream()
          .filter(e -> !e.getKey().isEmpty())
          .map(e -> "%s (%s)".formatted(e.getKey(), e.getValue()))
          .toList();
    }
  }
}
