package org.incidentbridge.app.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Delivery.Missed;
import org.incidentbridge.notice.Delivery.Refused;

/**
 * To whom a mail goes.
 *
 * @param written the addresses as the notice has them, by the bare address that a server is told
 * @param addresses those that are addresses
 * @param unreadable those that are not
 */
record Addressees(
    Map<String, String> written, List<InternetAddress> addresses, List<Missed> unreadable) {

  static Addressees of(List<String> texts) {
    Map<String, String> written = new LinkedHashMap<>();
    List<InternetAddress> addresses = new ArrayList<>();
    List<Missed> unreadable = new ArrayList<>();
    for (String text : texts) {
      try {
        InternetAddress address = read(text);
        written.put(address.getAddress(), text);
        addresses.add(address);
      } catch (AddressException none) {
        String why = "'%s' is no mail address: %s".formatted(text, none.getMessage());
        unreadable.add(new Missed(text, false, why));
      }
    }
    return new Addressees(written, addresses, unreadable);
  }

  private static InternetAddress read(String text) throws AddressException {
    var address = new InternetAddress(text, true);
    if (address.getAddress().indexOf('@') < 0) {
      throw new AddressException("there is no @ in it");
    }
    return address;
  }

  /** What becomes of a mail that goes to nobody. */
  Delivery nobody() {
    return new Refused(
        unreadable.isEmpty()
            ? "the notice names nobody to send it to: give the step that sends it a recipient"
            : unreadable.getFirst().why());
  }

  /** The same delivery with those missed as the notice has them, and the unreadable ones. */
  Delivery named(Delivery delivery) {
    if (!(delivery instanceof Delivered delivered)) {
      return delivery;
    }
    List<Missed> missed = new ArrayList<>(unreadable);
    delivered
        .missed()
        .forEach(
            m ->
                missed.add(
                    new Missed(
                        written.getOrDefault(m.address(), m.address()), m.passing(), m.why())));
    return new Delivered(missed);
  }
}
