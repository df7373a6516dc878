package org.incidentbridge.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.Target;

/**
 * What the readers of the parts of a pack share.
 *
 * @param problems where what is wrong goes
 * @param names that the pack may use
 * @param conditions reads conditions
 * @param hours reads hours
 */
record PolicyParts(
    Problems problems, PolicyNames names, PolicyConditions conditions, PolicyHours hours) {

  static PolicyParts of(Problems problems, PolicyNames names) {
    return new PolicyParts(
        problems, names, new PolicyConditions(problems, names), new PolicyHours(problems, names));
  }

  static RuleName rule(String name, Mapping block) {
    return new RuleName(name, block.text("source").orElse(""));
  }

  /** A target; none, with a problem, if the text is not one. */
  Target target(Scalar text, String path) {
    Optional<String> fault = TargetText.fault(text.text());
    fault.ifPresent(
        why ->
            problems.error(
                text.at(),
                path,
                text.described() + " " + why,
                TargetText.meant(text.text())
                    .map(meant -> "did you mean '" + meant + "'?")
                    .orElse(TargetText.FORMS)));
    return fault.isPresent()
        ? new Target.None()
        : TargetText.parse(text.text()).orElse(new Target.None());
  }

  /** One of the canonical words of a field; empty, with a problem, if it is none. */
  Optional<String> word(StandardField field, Scalar word, String path) {
    if (field.words().contains(word.text())) {
      return Optional.of(word.text());
    }
    problems.error(
        word.at(),
        path,
        "there is no %s %s".formatted(field.field(), word.described()),
        DidYouMean.hint(word.text(), field.words()));
    return Optional.empty();
  }

  /** Says so if a text is no template, or names facts that there are not. */
  void template(Yaml block, String key, String path) {
    block.scalar(key).ifPresent(text -> template(text, path + "." + key));
  }

  /** The same of a text itself, and warns of facts that are never there. */
  void template(Scalar text, String path) {
    MustacheTemplate.plain(problems, text, path);
    new FactChecks(problems, names).check(text, path);
  }

  /** The same of a text that goes to anybody. */
  void notice(Yaml block, String key, String path) {
    block
        .scalar(key)
        .ifPresent(
            text -> {
              MustacheTemplate.plain(problems, text, path + "." + key);
              new FactChecks(problems, names).notice(text, path + "." + key);
            });
  }

  /** Words or a list of them. */
  static List<Scalar> texts(Yaml block, String key) {
    return block
        .scalar(key)
        .map(List::of)
        .orElseGet(
            () ->
                block.items(key).stream()
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .toList());
  }

  /** Names of people: groups, roles, levels and addresses; others are problems. */
  List<String> people(Yaml block, String key, String path) {
    List<Scalar> all = texts(block, key);
    all.forEach(name -> person(name, path + "." + key));
    return all.stream().map(Scalar::text).toList();
  }

  /** Says so if a name stands for nobody. */
  void person(Scalar name, String path) {
    if (name.text().contains("@")) {
      address(name, path);
    } else if (!known().contains(name.text())) {
      problems.error(
          name.at(),
          path,
          "there is no group or role '" + name.text() + "'",
          DidYouMean.or(
              name.text(),
              known(),
              "add it to groups, or write an address such as ann@acme.example; known: "
                  + String.join(", ", known())));
    }
  }

  private void address(Scalar written, String path) {
    if (!MailDomains.isRecipient(written.text().strip())) {
      problems.error(
          written.at(),
          path,
          written.described() + " is no address",
          "one address, for example ann@acme.example; others are further entries of the list");
    }
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(Catalogue.ROLES);
    known.add(Addressees.COMPONENT_OWNER);
    known.addAll(List.of("level", "reporter", "assignee", Addressees.AFFECTED));
    known.addAll(names.in("groups"));
    known.addAll(names.in("levels"));
    names
        .blocks("services")
        .values()
        .forEach(
            s -> s.mapping("people").ifPresent(roles -> known.addAll(roles.entries().keySet())));
    return known;
  }
}
