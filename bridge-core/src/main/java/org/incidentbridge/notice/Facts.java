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
        || (name.startsWith(SERVICE) && name.length() > SERVICE.length());
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
    names.put("cause", "what happened, in one sentence");
    names.put("causedAt", "when, in UTC");
    names.put("rule", "the step or rule that says so");
    names.put("clock", "the promise concerned, `response` for example");
    names.put("cycle", "how often its clock has begun");
    names.put("due", "when it is due, in UTC");
    names.put("left", "how much time is left");
    names.put("overdue", "for how long it is overdue");
    names.put("target", "how much time there was");
    names.put("share", "how much of it is used up, in percent");
    names.put("before", "what was before: the level or severity that an incident had");
    names.put("after", "what is now");
    names.put("obligation", "the duty concerned");
    names.put("who", "whose duty it is, or who is asked");
    names.put("missing", "what is missing, one on each line");
    names.put(
        "workaround",
        "how to get by until it is mended; only where the text of the notice tells it");
    names.put("fixedIn", "the version that holds the fix");
    return Collections.unmodifiableMap(names);
  }
}
