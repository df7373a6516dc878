package org.incidentbridge.testkit.sim.mantis;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A custom field definition and its check of values. */
final class CustomField {

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  final int id;
  final CustomFieldType type;
  String name;
  String possibleValues = "";
  String defaultValue = "";
  int maxLength;
  boolean requiredOnReport;
  AccessLevel readLevel = AccessLevel.VIEWER;
  AccessLevel writeLevel = AccessLevel.VIEWER;

  CustomField(int id, String name, CustomFieldType type) {
    this.id = id;
    this.name = name;
    this.type = type;
  }

  boolean accepts(String value) {
    if (value.isEmpty()) {
      return true;
    }
    return switch (type) {
      case STRING -> fits(value);
      case TEXTAREA -> fits(value) && value.codePointCount(0, value.length()) <= MantisText.LONGEST;
      case NUMERIC -> NUMBER.matcher(value).matches() && whole(value) && fits(value);
      case FLOAT -> NUMBER.matcher(value).matches() && fits(value);
      case ENUM, LIST, RADIO -> MantisText.blank(value) || possible().contains(value);
      case CHECKBOX, MULTILIST -> possible().containsAll(parts(value));
      case EMAIL -> EMAIL.matcher(value).matches();
      case DATE -> true;
    };
  }

  boolean manyChoices() {
    return type == CustomFieldType.CHECKBOX || type == CustomFieldType.MULTILIST;
  }

  /** The value as history's {@code change} shows it. */
  String shown(String value, ZoneId zone) {
    if (type == CustomFieldType.DATE) {
      boolean number = value.matches("\\d{1,10}");
      return number
          ? Instant.ofEpochSecond(Long.parseLong(value)).atZone(zone).toLocalDate().toString()
          : "";
    }
    return manyChoices() ? value.replaceAll("^\\||\\|$", "").replace("|", ", ") : value;
  }

  /** What MantisBT keeps of an accepted value. */
  String stored(String value) {
    return MantisText.stored(value);
  }

  private boolean fits(String value) {
    return maxLength == 0 || value.codePointCount(0, value.length()) <= maxLength;
  }

  private static boolean whole(String value) {
    double number = Double.parseDouble(value.trim());
    return number == Math.rint(number);
  }

  private List<String> possible() {
    return parts(possibleValues);
  }

  private static List<String> parts(String value) {
    return Arrays.asList(value.split("\\|", -1));
  }
}
