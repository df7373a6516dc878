package org.incidentbridge.notice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that facts of notices have, for templates and programs. A fact that a notice does not
 * have is an empty text in a template.
 */
public final class Facts {

  /** Facts of a service's own stand behind this, {@code service.queue} for example. */
  public static final String SERVICE = "service.";

  /** Fields that an admin named stand behind this, {@code custom.estimate} for example. */
  public static final String CUSTOM = "custom.";

  private static final String WORKAROUND = "workaround";

  private static final Map<String, String> NAMES = names();

  private static final Map<String, String> OF_MESSAGE = ofMessage();

  private Facts() {}

  /** What each name means, for people, in the order in which they are told. */
  public static Map<String, String> meanings() {
    return NAMES;
  }

  /** The same of a message, which templates of its whole body may use besides. */
  public static Map<String, String> ofMessages() {
    return OF_MESSAGE;
  }

  /** Whether the template of a notice may use the name. */
  public static boolean knows(String name) {
    return NAMES.containsKey(name)
        || (name.startsWith(SERVICE) && name.length() > SERVICE.length())
        || isCustom(name);
  }

  private static boolean isCustom(String name) {
    return name.startsWith(CUSTOM) && name.substring(CUSTOM.length()).matches("[A-Za-z0-9_.-]+");
  }

  /** Whether it may be meant for insiders, so that only wordings that name it tell it (N5, M13). */
  static boolean isDiscreet(String name) {
    return name.equals(WORKAROUND) || isCustom(name);
  }

  private static Map<String, String> ofMessage() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("subject", "the subject of the message");
    names.put("text", "its text");
    names.put("id", "its id, the same when it is sent again");
    return Collections.unmodifiableMap(names);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("incident", "the incident's id");
    names.put("title", "its title");
    names.put("ticket", "key of the ticket that it began with");
    names.put("url", "address of that ticket");
    names.put("severity", "its severity, `sev1` for example");
    names.put("status", "its status, in canonical words");
    names.put("level", "the support level that works on it, `L2` for example");
    names.put("service", "the service concerned");
    names.put("assignee", "who works on it");
    names.put("reporter", "who reported it");
    names.put("organisation", "the reporter's organisation");
    names.put("plan", "its support plan");
    names.put(
        "cause",
        "what happened, in one sentence; of a step with `when` alone its `title`, or else the condition");
    names.put("causedAt", "when, in UTC, as people read it");
    names.put("causedAtUtc", "the same for programs, `2026-01-31T14:05:00Z` for example");
    names.put("rule", "the step or rule that says so");
    names.put("clock", "the promise concerned, `response` for example");
    names.put("cycle", "how often its clock has begun");
    names.put("due", "when it is due, in the zone of the calendar that counts, as people read it");
    names.put("dueUtc", "the same in UTC, for programs");
    names.put("left", "how much of the time of the promise or duty is left when this is told");
    names.put("overdue", "for how long it is overdue when this is told");
    names.put("target", "how much time there is for it in all, as the policy has it");
    names.put("share", "how much of it is used up, in percent");
    names.put(
        "before",
        "what was before a change: of severity or level, or of the field that the step answers");
    names.put("after", "what is now");
    names.put("obligation", "the duty that is overdue, or those that the step opens");
    names.put("who", "whose duty it is, by the names that the policy has for people");
    names.put("missing", "what gates miss, with commas between");
    names.put(
        WORKAROUND, "how to get by until it is mended; only where the text of the notice tells it");
    names.put("fixedIn", "the version that holds the fix");
    return Collections.unmodifiableMap(names);
  }
}
