package org.incidentbridge.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads {@code .ics} files with holidays, each once. */
final class IcsFiles {
  private static final long LARGEST = 4 * 1024 * 1024;
  private static final Pattern CALENDAR = Pattern.compile("(?im)(?=^BEGIN:VCALENDAR)");

  private final Problems problems;
  private final Map<Path, Optional<IcsEvents>> read = new HashMap<>();
  private final SortedMap<String, String> texts = new TreeMap<>();

  IcsFiles(Problems problems) {
    this.problems = problems;
  }

  /** The events of a file, whose path starts at the folder of the file that names it. */
  Optional<IcsEvents> read(Scalar name, String path) {
    try {
      Path file = Path.of(name.at().file().name()).resolveSibling(name.text());
      return read.computeIfAbsent(file, f -> events(f, name, path));
    } catch (InvalidPathException notAPath) {
      say(name, path, "is no path of a file", "for example holidays.ics");
      return Optional.empty();
    }
  }

  /** What stands in the files that were read. */
  Collection<String> texts() {
    return texts.values();
  }

  private Optional<IcsEvents> events(Path file, Scalar name, String path) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        say(name, path, "is larger than 4 MiB", "keep the holidays in a file of their own");
        return Optional.empty();
      }
      String text = Files.readString(file);
      texts.put(name.text(), text);
      List<VEvent> events = events(text);
      if (events.isEmpty()) {
        problems.warning(name.at(), path, name.text() + " has no events", "is it the right file?");
      }
      IcsEvents all = tried(new IcsEvents(events));
      all.idle().forEach(event -> idle(event, name, path));
      return Optional.of(all);
    } catch (NoSuchFileException none) {
      say(name, path, "does not exist", "a relative path starts at the folder of this file");
    } catch (CharacterCodingException notText) {
      say(name, path, "is not UTF-8 text", "save it as UTF-8");
    } catch (IOException cannot) {
      say(name, path, "cannot be read", "a relative path starts at the folder of this file");
    } catch (ParserException | RuntimeException malformed) {
      say(
          name,
          path,
          "is no calendar that can be read: " + malformed.getMessage(),
          "export it anew as iCalendar (RFC 5545)");
    }
    return Optional.empty();
  }

  /** A file may hold calendars one after the other, of which the library reads the first. */
  private static List<VEvent> events(String text) throws IOException, ParserException {
    List<VEvent> events = new ArrayList<>();
    for (String calendar : CALENDAR.split(text)) {
      if (!calendar.isBlank()) {
        var read = new CalendarBuilder().build(new StringReader(calendar));
        events.addAll(read.<VEvent>getComponents(Component.VEVENT));
      }
    }
    return events;
  }

  private void idle(String event, Scalar name, String path) {
    problems.warning(
        name.at(),
        path,
        "the event '%s' of %s closes nothing: it is over when it begins"
            .formatted(event, name.text()),
        "give it an end after its begin; a whole day ends with DTEND on the next day");
  }

  /** What the library cannot follow shows when it is asked, and should be told now. */
  private static IcsEvents tried(IcsEvents events) {
    events.years().forEach(year -> events.in(ZoneOffset.UTC).in(year));
    return events;
  }

  private void say(Scalar name, String path, String message, String suggestion) {
    problems.error(name.at(), path, name.text() + " " + message, suggestion);
  }
}
