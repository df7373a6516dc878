package org.incidentbridge.config;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether something holds for any element of a list or any key of a map.
 *
 * @param range the list or the map
 * @param each what is asked of them
 * @param place where the present one is kept
 */
record QuickExists(QuickTerm range, QuickTruth each, int place) implements QuickTruth {

  /** With more elements, CEL's bound on steps might be reached. */
  private static final int MOST = 20;

  /** Whether a comprehension is what the macro {@code exists} expands to. */
  static boolean isOne(CelComprehension over) {
    CelExpr step = over.loopStep();
    return over.iterVar2().isEmpty()
        && isFalse(over.accuInit())
        && isResult(over.result(), over)
        && step.getKind() == Kind.CALL
        && step.call().function().equals("_||_")
        && isResult(step.call().args().getFirst(), over);
  }

  private static boolean isFalse(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && !expression.constant().booleanValue();
  }

  private static boolean isResult(CelExpr expression, CelComprehension over) {
    return expression.getKind() == Kind.IDENT && expression.ident().name().equals(over.accuVar());
  }

  @Override
  public Truth in(Map<String, Object> variables, @Nullable Object[] names) {
    return switch (range.in(variables, names)) {
      case List<?> list when list.size() <= MOST -> any(list, variables, names);
      case Map<?, ?> map when map.size() <= MOST -> any(map.keySet(), variables, names);
      case null, default -> Truth.ASK_CEL;
    };
  }

  private Truth any(Iterable<?> all, Map<String, Object> variables, @Nullable Object[] names) {
    Truth truth = Truth.NO;
    for (Object one : all) {
      names[place] = one;
      truth = each.in(variables, names);
      if (truth != Truth.NO) {
        return truth;
      }
    }
    return truth;
  }
}
