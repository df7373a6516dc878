package org.incidentbridge.config;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;

/**
 * Finds words in conditions that a field with a closed list of words never holds: where it is
 * compared with a text, in either order, or looked up in a list of texts. Finds names of things
 * that are not there, too.
 */
final class ConditionWords extends CelExprVisitor {

  private static final String EQUAL = "_==_";
  private static final String UNEQUAL = "_!=_";
  private static final String IN = "@in";
  private static final String INDEX = "_[_]";
  private static final Set<String> THINGS = Set.of("sides", "clocks", "obligations");
  private static final Set<String> INCIDENTS = Set.of("incident", "reported", "sides");

  /** What a word is not that is no name of such a thing. */
  private static final Map<String, String> KINDS =
      Map.of(
          "customer.plan", "no plan of the pack",
          "customer.name", "no organisation of the pack",
          "service.name", "no service of the pack",
          "event.obligation", "no obligation of the pack",
          "event.tracker", "no tracker of the configuration",
          "event.field", "no field of a ticket");

  private final Problems problems;
  private final Scalar condition;
  private final String path;
  private final CelAbstractSyntaxTree tree;
  private final ConditionTerms terms;

  /** Looks through a condition. */
  ConditionWords(
      Problems problems,
      Scalar condition,
      String path,
      CelAbstractSyntaxTree tree,
      ConditionTerms terms) {
    this.terms = terms;
    this.problems = problems;
    this.condition = condition;
    this.path = path;
    this.tree = tree;
  }

  /** Warns of every such word; names that are not there are errors. */
  void check() {
    visit(tree.getExpr());
  }

  @Override
  protected void visit(CelExpr whole, CelCall call) {
    if (call.args().size() == 2) {
      CelExpr one = call.args().getFirst();
      CelExpr other = call.args().getLast();
      switch (call.function()) {
        case EQUAL, UNEQUAL -> {
          compared(one, List.of(other));
          compared(other, List.of(one));
        }
        case IN -> {
          if (other.getKind() == ExprKind.Kind.LIST) {
            compared(one, other.list().elements());
          }
          named(other, one);
        }
        case INDEX -> named(one, other);
        default -> {}
      }
    }
    super.visit(whole, call);
  }

  private void compared(CelExpr left, List<CelExpr> said) {
    closed(left)
        .ifPresent(
            field ->
                said.stream()
                    .filter(ConditionWords::isText)
                    .forEach(word -> word(field, word.constant().stringValue(), word.id())));
  }

  @Override
  protected void visit(CelExpr whole, CelSelect select) {
    name(path(select.operand()), select.field(), whole.id());
    super.visit(whole, select);
  }

  private void named(CelExpr things, CelExpr key) {
    if (isText(key)) {
      name(path(things), key.constant().stringValue(), key.id());
    }
  }

  /** A variable, or a field of one; empty if it is neither. */
  private static String path(CelExpr things) {
    return switch (things.getKind()) {
      case IDENT -> things.ident().name();
      case SELECT -> {
        CelExpr of = things.select().operand();
        yield of.getKind() == ExprKind.Kind.IDENT
            ? of.ident().name() + "." + things.select().field()
            : "";
      }
      default -> "";
    };
  }

  private void name(String variable, String name, long id) {
    Set<String> known = terms.names().get(variable);
    if (known == null || known.contains(name)) {
      return;
    }
    Position at = TextPosition.of(condition, start(id));
    String message = "there is nothing called '%s' in %s".formatted(name, variable);
    if (variable.contains(".")) {
      problems.warning(at, path, message, DidYouMean.hint(name, known));
    } else {
      problems.error(at, path, message, DidYouMean.hint(name, known));
    }
  }

  /** A field that holds the words of a closed list only. */
  private Optional<Closed> closed(CelExpr expression) {
    if (expression.getKind() != ExprKind.Kind.SELECT) {
      return Optional.empty();
    }
    String field = expression.select().field();
    String variable = variable(expression.select().operand());
    if (INCIDENTS.contains(variable)) {
      return StandardField.named(field)
          .filter(f -> !f.words().isEmpty())
          .map(f -> new Closed("no " + f.field() + ", so that no ticket ever has it", f.words()));
    }
    String name = variable + "." + field;
    String kind =
        variable.equals("ticket")
            ? "no %s that this route starts from, so that no ticket ever has it".formatted(field)
            : KINDS.getOrDefault(name, "no word that " + name + " ever has");
    return Optional.ofNullable(terms.words().get(name)).map(words -> new Closed(kind, words));
  }

  /** The variable itself, or the one that has the thing; empty if it is neither. */
  private static String variable(CelExpr operand) {
    return switch (operand.getKind()) {
      case IDENT -> operand.ident().name();
      case SELECT -> thing(operand.select().operand());
      case CALL ->
          operand.call().function().equals(INDEX) ? thing(operand.call().args().getFirst()) : "";
      default -> "";
    };
  }

  private static String thing(CelExpr expression) {
    String name = expression.getKind() == ExprKind.Kind.IDENT ? expression.ident().name() : "";
    return THINGS.contains(name) ? name : "";
  }

  /** What a word is not, if it is none of these. */
  private record Closed(String kind, Collection<String> words) {
    boolean has(String word) {
      return words.contains(word)
          || (word.startsWith(OwnFields.CUSTOM) && words.contains(OwnFields.ANY));
    }
  }

  private static boolean isText(CelExpr expression) {
    return expression.getKind() == ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private void word(Closed field, String word, long id) {
    if (!word.isEmpty() && !field.has(word)) {
      problems.warning(
          TextPosition.of(condition, start(id)),
          path,
          "'%s' is %s".formatted(word, field.kind()),
          field.words().isEmpty()
              ? "the pack has none; add it"
              : DidYouMean.hint(word, field.words()));
    }
  }

  /** Where an expression begins; CEL counts whole characters, Java their halves too. */
  private int start(long id) {
    int characters = tree.getSource().getPositionsMap().getOrDefault(id, 0);
    return condition.text().offsetByCodePoints(0, characters);
  }
}
