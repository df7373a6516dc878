package org.incidentbridge.config;

import com.google.common.net.InternetDomainName;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is an address, what a domain of addresses, and at which anybody may have one. */
final class MailDomains {

  /** Providers that are called so in many countries. */
  private static final Set<String> PROVIDERS =
      Set.of(
          "aol",
          "gmail",
          "gmx",
          "googlemail",
          "hotmail",
          "icloud",
          "live",
          "msn",
          "outlook",
          "protonmail",
          "yahoo",
          "yandex");

  /** Others, whose names are also those of other companies elsewhere. */
  private static final Set<String> DOMAINS =
      Set.of(
          "126.com",
          "163.com",
          "fastmail.com",
          "mac.com",
          "mail.com",
          "mail.ru",
          "me.com",
          "pm.me",
          "proton.me",
          "qq.com",
          "web.de",
          "zoho.com");

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@([^\\s@<>,;:\"()\\[\\]\\\\]+)");

  /** With a name for people before it. */
  private static final Pattern NAMED = Pattern.compile("[^@<>,;]*<\\s*([^<>]+?)\\s*>");

  private MailDomains() {}

  /** Whether it can stand behind the @ of an organisation's addresses. */
  static boolean isDomain(String text) {
    return text.contains(".") && !text.endsWith(".") && InternetDomainName.isValid(text);
  }

  /** Whether it is one address, and nothing else. */
  static boolean isAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.matches() && InternetDomainName.isValid(address.group(1));
  }

  /** Whether it is one address, perhaps with a name for people before it. */
  static boolean isRecipient(String text) {
    Matcher named = NAMED.matcher(text);
    return isAddress(named.matches() ? named.group(1) : text);
  }

  /**
   * Whether who has an address there is nobody's colleague for that: domains of mail providers, and
   * those under which anybody may have a domain.
   *
   * @param domain in lower case
   */
  static boolean isAnybodys(String domain) {
    InternetDomainName name = InternetDomainName.from(domain);
    String own = name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : domain;
    return name.isPublicSuffix()
        || DOMAINS.contains(own)
        || PROVIDERS.contains(own.substring(0, own.indexOf('.')));
  }
}
