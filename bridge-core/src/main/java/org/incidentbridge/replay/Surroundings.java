package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.PolicyPack;

/** The service and the customer of an incident, and which calendars are open. */
final class Surroundings {
  /** With more than these a question is asked at each opening and closing. */
  private static final int MOST_SWITCHES = 5;

  private static final Watch ALWAYS = new Watch(Optional.empty(), true);
  private static final Watch NEVER = new Watch(Optional.empty(), false);

  private final Questions questions;
  private final PolicyPack pack;
  private final Catalogue catalogue;
  private final Variables variables;
  private final Memo memo;
  private final Map<String, Watch> calendars = new TreeMap<>();
  private final Map<String, Object> open = new HashMap<>();
  private Map<String, Object> serviceNow = new HashMap<>();
  private Map<String, Object> customerNow = new HashMap<>();
  private Optional<Catalogue.Service> service = Optional.empty();
  private Optional<Catalogue.Plan> plan = Optional.empty();
  private Watch supported = ALWAYS;
  private Watch needed = NEVER;
  private Watch covered = NEVER;

  Surroundings(ReadyPack pack, Variables variables, Memo memo) {
    this.questions = pack.questions;
    this.pack = pack.pack;
    this.catalogue = pack.pack.catalogue();
    this.variables = variables;
    this.memo = memo;
    if (questions.read(Topics.OPEN)) {
      catalogue.calendars().forEach(this::watch);
    }
    variables.set("open", open);
    service("");
    customer("");
  }

  private void watch(String name, CoverageCalendar calendar) {
    if (questions.reads(name)) {
      calendars.put(name, new Watch(Optional.of(calendar), false));
    }
  }

  /** The incident is of a service now; unknown ones have neither hours nor people. */
  void service(String name) {
    service = Optional.ofNullable(catalogue.services().get(name));
    supported = service.flatMap(s -> s.hours().supported()).map(Surroundings::of).orElse(ALWAYS);
    needed = service.flatMap(s -> s.hours().needed()).map(Surroundings::of).orElse(NEVER);
    if (questions.read(Topics.SERVICE | Topics.SERVICE_HOURS)) {
      serviceNow = facts(name, service);
      variables.set("service", serviceNow);
    }
    memo.changed(Topics.SERVICE | Topics.SERVICE_HOURS);
  }

  private static Watch of(CoverageCalendar calendar) {
    return new Watch(Optional.of(calendar), false);
  }

  private Map<String, Object> facts(String name, Optional<Catalogue.Service> service) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("name", name);
    facts.put("known", service.isPresent());
    facts.put("critical", service.isPresent() && service.get().critical());
    facts.put("hasOwner", has(service, "owner") || has(service, "delegate"));
    facts.put("hasStaff", has(service, "staff"));
    facts.put("custom", service.map(Catalogue.Service::custom).orElse(Map.of()));
    facts.put("people", people(name));
    facts.put("open", true);
    facts.put("needed", false);
    facts.put("gap", false);
    return facts;
  }

  /** The addresses of each role in lower case, none for those that nobody has. */
  private Map<String, List<String>> people(String name) {
    Addressees addressees =
        new Addressees(pack, new Addressees.Around(name, "", "", "", List.of()));
    Map<String, List<String>> people = new HashMap<>();
    Catalogue.ROLES.forEach(role -> people.put(role, List.of()));
    service.ifPresent(
        s -> s.people().keySet().forEach(role -> people.put(role, addresses(addressees, role))));
    return people;
  }

  private static List<String> addresses(Addressees addressees, String role) {
    return addressees.of(List.of(role)).stream().map(EventVariables::lower).toList();
  }

  private static boolean has(Optional<Catalogue.Service> service, String role) {
    return service.isPresent() && !service.get().people().getOrDefault(role, List.of()).isEmpty();
  }

  /** The incident is of an organisation now. */
  void customer(String name) {
    var organisation = Optional.ofNullable(catalogue.organisations().get(name));
    Optional<String> planned = organisation.flatMap(Catalogue.Organisation::plan);
    plan = planned.flatMap(p -> Optional.ofNullable(catalogue.plans().get(p)));
    covered = plan.map(p -> of(p.coverage())).orElse(NEVER);
    if (questions.read(Topics.CUSTOMER | Topics.COVERED)) {
      customerNow = new HashMap<>();
      customerNow.put("name", name);
      customerNow.put("known", organisation.isPresent());
      customerNow.put("plan", planned.orElse(""));
      customerNow.put("hasPlan", plan.isPresent());
      customerNow.put("covered", false);
      variables.set("customer", customerNow);
    }
    memo.changed(Topics.CUSTOMER | Topics.COVERED);
  }

  /** Which calendar hours mean for this incident now. */
  CoverageCalendar calendar(Hours hours) {
    return switch (hours) {
      case Hours.Of of -> of.calendar();
      case Hours.OfPlan of -> plan.map(Catalogue.Plan::coverage).orElse(of.otherwise());
      case Hours.OfService of -> service.flatMap(s -> s.hours().supported()).orElse(of.otherwise());
    };
  }

  /** The name of the customer's plan; empty if none. */
  String plan() {
    return plan.map(Catalogue.Plan::name).orElse("");
  }

  /** Opens and closes what does at this moment. */
  void refresh(Instant now) {
    if (questions.read(Topics.SERVICE_HOURS)) {
      boolean isOpen = supported.openAt(now);
      boolean isNeeded = needed.openAt(now);
      boolean changed = put(serviceNow, "open", isOpen);
      changed |= put(serviceNow, "needed", isNeeded);
      changed |= put(serviceNow, "gap", isNeeded && !isOpen);
      if (changed) {
        memo.changed(Topics.SERVICE_HOURS);
      }
    }
    if (questions.read(Topics.COVERED) && put(customerNow, "covered", covered.openAt(now))) {
      memo.changed(Topics.COVERED);
    }
    for (Map.Entry<String, Watch> each : calendars.entrySet()) {
      if (put(open, each.getKey(), each.getValue().openAt(now))) {
        memo.changed(Topics.OPEN);
      }
    }
  }

  private static boolean put(Map<String, Object> facts, String key, boolean value) {
    return !Boolean.valueOf(value).equals(facts.put(key, value));
  }

  /** When something opens or closes that a question reads; {@link Instant#MAX} if never. */
  Instant next(Question question) {
    Instant next = Instant.MAX;
    if ((question.topics() & Topics.SERVICE_HOURS) != 0) {
      next = Moments.earlier(supported.until(), needed.until());
    }
    if ((question.topics() & Topics.COVERED) != 0) {
      next = Moments.earlier(next, covered.until());
    }
    if ((question.topics() & Topics.OPEN) != 0) {
      for (Watch watch : calendars.values()) {
        next = Moments.earlier(next, watch.until());
      }
    }
    return next.isBefore(Instant.MAX) && memo.hoursMatter(question, this::isMoved)
        ? next
        : Instant.MAX;
  }

  /** Whether a question is answered differently if other calendars are open than now. */
  private boolean isMoved(Question question) {
    List<Switch> switches = new ArrayList<>();
    if ((question.topics() & Topics.SERVICE_HOURS) != 0) {
      switches.add(new Switch(serviceNow, "open"));
      switches.add(new Switch(serviceNow, "needed"));
      switches.add(new Switch(serviceNow, "gap"));
    }
    if ((question.topics() & Topics.COVERED) != 0) {
      switches.add(new Switch(customerNow, "covered"));
    }
    if ((question.topics() & Topics.OPEN) != 0) {
      calendars.keySet().forEach(name -> switches.add(new Switch(open, name)));
    }
    return switches.size() > MOST_SWITCHES
        || Switch.differs(switches, () -> memo.wouldHold(question));
  }
}
