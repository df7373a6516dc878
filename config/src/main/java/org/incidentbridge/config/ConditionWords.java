package org.incidentbridge.config;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
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
 * compared with a text, in either order, or looked up in a list of texts.
 */
final class ConditionWords extends CelExprVisitor {

  private static final String EQUAL = "_==_";
  private static final String UNEQUAL = "_!=_";
  private static final String IN = "@in";

  private final Problems problems;
  private final Scalar condition;
  private final String path;
  private final CelAbstractSyntaxTree tree;
  private final Map<String, Set<String>> ticketWords;

  /**
   * Looks through a condition.
   *
   * @param ticketWords for fields of {@code ticket} the only words that they ever have
   */
  ConditionWords(
      Problems problems,
      Scalar condition,
      String path,
      CelAbstractSyntaxTree tree,
      Map<String, Set<String>> ticketWords) {
    this.ticketWords = ticketWords;
    this.problems = problems;
    this.condition = condition;
    this.path = path;
    this.tree = tree;
  }

  /** Warns of every such word. */
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
        }
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

  /** A field that holds the words of a closed list only. */
  private Optional<Closed> closed(CelExpr expression) {
    if (expression.getKind() != ExprKind.Kind.SELECT
        || expression.select().operand().getKind() != ExprKind.Kind.IDENT) {
      return Optional.empty();
    }
    String field = expression.select().field();
    return switch (expression.select().operand().ident().name()) {
      case "incident" ->
          StandardField.named(field)
              .filter(f -> !f.words().isEmpty())
              .map(f -> new Closed("no " + f.field(), f.words()));
      case "ticket" ->
          Optional.ofNullable(ticketWords.get(field))
              .map(words -> new Closed("no " + field + " that this route starts from", words));
      default -> Optional.empty();
    };
  }

  /** What a word is not, if it is none of these. */
  private record Closed(String kind, Collection<String> words) {}

  private static boolean isText(CelExpr expression) {
    return expression.getKind() == ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private void word(Closed field, String word, long id) {
    if (!word.isEmpty() && !field.words().contains(word)) {
      problems.warning(
          TextPosition.of(condition, start(id)),
          path,
          "'%s' is %s, so that no ticket ever has it".formatted(word, field.kind()),
          DidYouMean.hint(word, field.words()));
    }
  }

  /** Where an expression begins; CEL counts whole characters, Java their halves too. */
  private int start(long id) {
    int characters = tree.getSource().getPositionsMap().getOrDefault(id, 0);
    return condition.text().offsetByCodePoints(0, characters);
  }
}
