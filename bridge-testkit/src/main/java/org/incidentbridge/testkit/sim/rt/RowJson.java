package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.incidentbridge.testkit.sim.SimRequest;

/** Transactions and attachments as answers show them. */
final class RowJson {

  private static final Base64.Encoder MIME = Base64.getMimeEncoder(76, new byte[] {'\n'});

  private final World world;
  private final Shape shape;

  RowJson(World world, Shape shape) {
    this.world = world;
    this.shape = shape;
  }

  /** A row of a list with the fields that were asked for; {@code Object} is always blank. */
  ObjectNode row(Transaction of, List<String> fields, SimRequest request) {
    ObjectNode row = Shape.reference("transaction", String.valueOf(of.id()));
    for (String field : fields) {
      switch (field) {
        case "Creator" -> row.set(field, shape.user(of.creator(), field, request));
        case "CustomFields" -> row.set(field, shape.customOf(of.custom()));
        default -> row.put(field, text(of, field));
      }
    }
    return row;
  }

  /** A field as text, for rows and for searches; blank if there is no such. */
  static String text(Transaction of, String field) {
    return switch (field) {
      case "id" -> String.valueOf(of.id());
      case "Type" -> of.kind().type();
      case "Field" -> of.kind().field();
      case "OldValue" -> of.kind().old();
      case "NewValue" -> of.kind().now();
      case "Data" -> of.data();
      case "ObjectId" -> String.valueOf(of.ticket());
      case "ObjectType" -> "RT::Ticket";
      case "Created" -> Dates.iso(of.created());
      case "TimeTaken" -> "0";
      default -> "";
    };
  }

  ObjectNode whole(Transaction of, SimRequest request) {
    ObjectNode shown = Json.object().put("id", of.id()).put("TimeTaken", "0");
    for (String field : List.of("Type", "Field", "OldValue", "NewValue", "Data", "Created")) {
      if (!text(of, field).isEmpty()) {
        shown.put(field, text(of, field));
      }
    }
    shown.set("Object", Shape.reference("ticket", String.valueOf(of.ticket())));
    shown.set("Creator", shape.user(of.creator(), "Creator", request));
    shown.set("CustomFields", shape.customOf(of.custom()));
    ArrayNode links = shown.putArray("_hyperlinks").add(Shape.self("transaction", of.id()));
    shape.transactionDefinitions().forEach(links::add);
    world.attachments.values().stream()
        .filter(a -> a.transaction() == of.id())
        .forEach(a -> links.add(Shape.hyper("attachment", "attachment/" + a.id())));
    return shown;
  }

  ObjectNode row(Attachment of, List<String> fields, SimRequest request) {
    ObjectNode row = Shape.reference("attachment", String.valueOf(of.id()));
    for (String field : fields) {
      if (field.equals("Parent")) {
        throw Fault.broken();
      }
      if (field.equals("Creator")) {
        row.set(field, shape.user(transaction(of).creator(), field, request));
      } else {
        row.put(field, text(of, field));
      }
    }
    return row;
  }

  private Transaction transaction(Attachment of) {
    Transaction transaction = world.transactions.get(of.transaction());
    if (transaction == null) {
      throw Fault.broken();
    }
    return transaction;
  }

  /** A field as text; lists mangle content that is no text. */
  String text(Attachment of, String field) {
    return switch (field) {
      case "id" -> String.valueOf(of.id());
      case "TransactionId" -> String.valueOf(of.transaction());
      case "Parent" -> String.valueOf(of.parent());
      case "Filename" -> of.name();
      case "ContentType" -> of.type();
      case "Subject" -> of.subject();
      case "Created" -> Dates.iso(transaction(of).created());
      case "Headers" -> headers(of);
      case "Content" ->
          new String(
              of.content(), of.isText() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      default -> "";
    };
  }

  private static String headers(Attachment of) {
    String name = of.name().isEmpty() ? "" : "; filename=\"" + of.name() + "\"";
    String charset = of.isText() ? "; charset=\"utf-8\"" : "";
    return "Content-Type: "
        + of.type()
        + charset
        + "\nContent-Disposition: inline"
        + name
        + "\nX-RT-Original-Encoding: utf-8\nContent-Length: "
        + of.announced();
  }

  ObjectNode whole(Attachment of, SimRequest request) {
    ObjectNode shown = Json.object().put("id", of.id()).put("ContentType", of.type());
    shown.put("Subject", of.subject()).put("MessageId", "");
    shown.put("Headers", headers(of)).put("Created", text(of, "Created"));
    if (!of.name().isEmpty()) {
      shown.put("Filename", of.name());
    }
    if (of.isMultipart()) {
      shown.putNull("Content");
    } else {
      String content = MIME.encodeToString(of.content());
      shown.put("Content", content.isEmpty() ? "" : content + "\n");
    }
    if (of.parent() == 0) {
      shown.put("Parent", "0");
    } else {
      shown.set("Parent", Shape.reference("attachment", String.valueOf(of.parent())));
    }
    shown.set("TransactionId", Shape.reference("transaction", String.valueOf(of.transaction())));
    shown.set("Creator", shape.user(transaction(of).creator(), "Creator", request));
    shown.putArray("_hyperlinks").add(Shape.self("attachment", of.id()));
    return shown;
  }
}
