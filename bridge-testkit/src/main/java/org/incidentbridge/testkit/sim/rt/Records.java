package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Single records other than tickets. */
final class Records {

  private final World world;
  private final Shape shape;
  private final RowJson json;
  private final Sight sight;

  Records(Site site, Shape shape) {
    this.world = site.world;
    this.shape = shape;
    this.json = new RowJson(site.world, shape);
    this.sight = new Sight(site.world);
  }

  SimResponse version(Call call) {
    return Json.ok(Json.object().put("Version", call.world().options.version().text()));
  }

  /** A queue; one that is unknown, disabled or out of sight is forbidden. */
  SimResponse queue(Call call) {
    Queue queue =
        world
            .findQueue(call.arg())
            .filter(q -> call.may(RtRight.SEE_QUEUE, q))
            .filter(q -> q.enabled || call.user().superuser)
            .orElseThrow(() -> Fault.of(403));
    ObjectNode shown = Json.object().put("id", queue.id).put("Name", queue.name);
    shown.put("Description", "").put("Lifecycle", queue.lifecycle.name());
    shown.put("Disabled", queue.enabled ? "0" : "1");
    shown.put("SLADisabled", queue.serviceLevels ? "0" : "1");
    shown.put("Created", Dates.iso(queue.created)).put("LastUpdated", Dates.iso(queue.created));
    shown.putArray("CustomFields");
    shown.putArray("TicketCustomFields").addAll(shape.definitions(queue));
    shown.putArray("TicketTransactionCustomFields").addAll(shape.transactionDefinitions());
    var links = shown.putArray("_hyperlinks").add(Shape.self("queue", queue.id));
    links.add(Shape.hyper("history", "queue/" + queue.id + "/history"));
    if (call.may(RtRight.CREATE_TICKET, queue)) {
      links.add(Shape.hyper("create", "ticket?Queue=" + queue.id).put("type", "ticket"));
    }
    return Json.ok(shown)
        .with("ETag", "\"" + queue.id + "\"")
        .with("Last-Modified", Dates.iso(queue.created));
  }

  /** Somebody: all of oneself, of others name, address and real name. */
  SimResponse user(Call call) {
    User user = found(call);
    ObjectNode shown = Json.object().put("Name", user.name).put("RealName", user.realName);
    shown.put("EmailAddress", user.email).put("Privileged", user.privileged ? 1 : 0);
    var links = shown.putArray("_hyperlinks").add(Shape.self("user", user.id));
    if (world.access.mayEverywhere(call.user(), RtRight.SHOW_USER_HISTORY)) {
      links.add(Shape.hyper("history", "user/" + user.id + "/history"));
    }
    if (user.id == call.user().id || call.user().superuser) {
      shown.put("id", user.id).put("Disabled", user.enabled ? "0" : "1");
      user.zone.ifPresent(zone -> shown.put("Timezone", zone.getId()));
      if (!user.language.isEmpty()) {
        shown.put("Lang", user.language);
      }
      shown.putArray("CustomFields");
      shown.putArray("Memberships");
    }
    return tagged(shown, user.id);
  }

  /** Records that never change here have a tag that never does. */
  private static SimResponse tagged(ObjectNode shown, int id) {
    return Json.ok(shown).with("ETag", "\"" + id + "\"").with("Last-Modified", Dates.iso(0));
  }

  private User found(Call call) {
    return world
        .userNamed(call.arg())
        .or(() -> World.number(call.arg()).map(world.users::get))
        .orElseThrow(() -> Fault.of(404));
  }

  /** Sets zone and language, of oneself and with the right to. */
  SimResponse updateUser(Call call) {
    User user = found(call);
    ObjectNode wanted = call.object();
    boolean own =
        user.id == call.user().id && world.access.mayEverywhere(user, RtRight.MODIFY_SELF);
    boolean allowed = call.user().superuser || own;
    List<String> said = new ArrayList<>();
    for (String field : List.of("Lang", "Timezone")) {
      if (wanted.hasNonNull(field)) {
        String result =
            allowed ? change(user, field, wanted.path(field).asText()) : "Permission Denied";
        said.add("User " + user.name + ": " + result);
      }
    }
    return Json.ok(Json.strings(said));
  }

  private static String change(User user, String field, String value) {
    if (field.equals("Lang")) {
      String before = user.language;
      user.language = value;
      return "Lang changed from '" + before + "' to '" + value + "'";
    }
    try {
      String before = user.zone.map(ZoneId::getId).orElse("");
      user.zone = Optional.of(ZoneId.of(value));
      return "Timezone changed from '" + before + "' to '" + value + "'";
    } catch (DateTimeException e) {
      return "Timezone could not be set to " + value + ".";
    }
  }

  /** A definition is seen only with the right to see fields everywhere. */
  static CustomField field(Call call) {
    if (!call.world().access.mayEverywhere(call.user(), RtRight.SEE_CUSTOM_FIELD)) {
      throw Fault.of(403);
    }
    return World.number(call.arg())
        .flatMap(id -> Optional.ofNullable(call.world().fields.get(id)))
        .orElseThrow(() -> Fault.of(404));
  }

  SimResponse customField(Call call) {
    CustomField field = field(call);
    ObjectNode shown = Json.object().put("id", field.id()).put("Name", field.name());
    shown.put("Type", field.type().type());
    shown.put("MaxValues", String.valueOf(field.type().maxValues()));
    shown.put("Pattern", field.pattern()).put("Disabled", "0").put("Description", field.name());
    shown.put(
        "LookupType", "RT::Queue-RT::Ticket" + (field.forTransactions() ? "-RT::Transaction" : ""));
    boolean select = field.type() == RtFieldType.SELECT_SINGLE;
    if (select) {
      shown.set("Values", Json.strings(field.values()));
    }
    var links = shown.putArray("_hyperlinks").add(Shape.self("customfield", field.id()));
    if (select) {
      links.add(Shape.hyper("customfieldvalues", "customfield/" + field.id() + "/values"));
    }
    return tagged(shown, field.id());
  }

  /** An unknown transaction breaks RT. */
  SimResponse transaction(Call call) {
    Transaction of = known(call, world.transactions);
    checkSight(call, of);
    return Json.ok(json.whole(of, call.request()));
  }

  /** An unknown attachment breaks RT. */
  SimResponse attachment(Call call) {
    Attachment of = known(call, world.attachments);
    Transaction transaction = world.transactions.get(of.transaction());
    if (transaction == null) {
      throw Fault.of(500);
    }
    checkSight(call, transaction);
    return Json.ok(json.whole(of, call.request()));
  }

  private void checkSight(Call call, Transaction of) {
    if (!sight.shows(call.user(), of)) {
      throw Fault.of(403);
    }
  }

  private static <T> T known(Call call, Map<Integer, T> all) {
    return World.number(call.arg())
        .flatMap(id -> Optional.ofNullable(all.get(id)))
        .orElseThrow(() -> Fault.of(500));
  }
}
