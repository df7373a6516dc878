package org.incidentbridge.mantis;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;

/** What a version of MantisBT can hold; its answers carry the version in X-Mantis-Version. */
final class MantisCapabilities {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*|-.*)?");

  private static final String NO_STATE =
      "In MantisBT a link is a line of text, and the plugin's panel shows how the other tickets are";

  private MantisCapabilities() {}

  /**
   * A version of MantisBT.
   *
   * @param minor 28 in 2.28.4
   */
  record Version(int major, int minor) implements Comparable<Version> {

    /** The oldest whose REST interface has all that the adapter calls. */
    static final Version OLDEST = new Version(2, 26);

    static Optional<Version> parse(String text) {
      Matcher matcher = VERSION.matcher(text.strip());
      return matcher.matches()
          ? Optional.of(
              new Version(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
          : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
      return major != other.major ? major - other.major : minor - other.minor;
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /** All versions that the adapter works with can hold the same. */
  static Capabilities all() {
    return lacking(Map.of());
  }

  /** All but histories, which are not shown to the bridge's user. */
  static Capabilities withoutHistory() {
    return lacking(
        Map.of(
            Capability.HISTORY,
            "MantisBT does not show the bridge's user the history of issues, so that clocks see"
                + " only what each poll sees. Give it the level of view_history_threshold in all"
                + " projects that are read"));
  }

  private static Capabilities lacking(Map<Capability, String> more) {
    Map<Capability, String> lacks = new EnumMap<>(Capability.class);
    lacks.putAll(more);
    lacks.put(Capability.RESOLVED_LINKS, NO_STATE);
    lacks.put(Capability.SUMMARY_LINKS, NO_STATE);
    lacks.put(Capability.SEVERITY_LINKS, NO_STATE);
    lacks.put(Capability.INSIDER_LINKS, NO_STATE);
    lacks.put(Capability.MAIL_CUSTOMERS, "MantisBT mails users, as each of them wants it");
    return new Capabilities(EnumSet.complementOf(EnumSet.copyOf(lacks.keySet())), lacks);
  }

  /** Why a version is too old, for people; empty if it is not. */
  static Optional<String> lack(Version version) {
    return version.compareTo(Version.OLDEST) < 0
        ? Optional.of(
            "MantisBT "
                + version
                + " is older than "
                + Version.OLDEST
                + ", whose REST interface the bridge needs")
        : Optional.empty();
  }
}
