package org.incidentbridge.config;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an expression holds, computed in plain Java where that is sure to be what CEL says: for
 * comparisons, {@code in}, {@code exists} and what joins them, over values that are there and of
 * the kinds expected. CEL is asked for all else, errors among it.
 */
@FunctionalInterface
interface QuickTruth {

  /** More of {@code exists} within each other go to CEL. */
  int DEEPEST = 3;

  /** What is known. */
  enum Truth {
    YES,
    NO,
    ASK_CEL;

    static Truth of(boolean holds) {
      return holds ? YES : NO;
    }
  }

  /**
   * Whether it holds.
   *
   * @param variables as conditions get them
   * @param names what {@code exists} goes over at this moment, the outermost first
   */
  Truth in(Map<String, Object> variables, @Nullable Object[] names);

  /** The truth of an expression; empty if it takes CEL. */
  static Optional<QuickTruth> of(CelExpr expression) {
    return of(expression, List.of());
  }

  private static Optional<QuickTruth> of(CelExpr expression, List<String> bound) {
    return switch (expression.getKind()) {
      case CALL ->
          expression.call().function().equals("_[_]")
              ? QuickTerm.of(expression, bound).map(QuickTruth::flag)
              : call(expression.call(), bound);
      case SELECT, IDENT -> QuickTerm.of(expression, bound).map(QuickTruth::flag);
      case COMPREHENSION -> exists(expression.comprehension(), bound);
      default -> Optional.empty();
    };
  }

  private static QuickTruth flag(QuickTerm term) {
    return (variables, names) ->
        term.in(variables, names) instanceof Boolean holds ? Truth.of(holds) : Truth.ASK_CEL;
  }

  private static Optional<QuickTruth> call(CelCall call, List<String> bound) {
    List<CelExpr> args = call.args();
    return switch (call.function()) {
      case "_&&_" -> joined(args, bound, Truth.NO);
      case "_||_" -> joined(args, bound, Truth.YES);
      case "!_" -> of(args.getFirst(), bound).map(QuickTruth::not);
      case "_==_" -> terms(args, bound).map(t -> equal(t[0], t[1]));
      case "_!=_" -> terms(args, bound).map(t -> not(equal(t[0], t[1])));
      case "@in" -> terms(args, bound).map(t -> in(t[0], t[1]));
      case "_<_" -> terms(args, bound).map(t -> compared(t[0], t[1], c -> c < 0));
      case "_<=_" -> terms(args, bound).map(t -> compared(t[0], t[1], c -> c <= 0));
      case "_>_" -> terms(args, bound).map(t -> compared(t[0], t[1], c -> c > 0));
      case "_>=_" -> terms(args, bound).map(t -> compared(t[0], t[1], c -> c >= 0));
      case "contains" -> contains(call, bound);
      default -> Optional.empty();
    };
  }

  /** What one part decides, the other one cannot change, not even by an error. */
  private static Optional<QuickTruth> joined(
      List<CelExpr> args, List<String> bound, Truth decisive) {
    List<QuickTruth> all = new ArrayList<>();
    for (CelExpr arg : args) {
      of(arg, bound).ifPresent(all::add);
    }
    return all.size() == args.size()
        ? Optional.of(joined(all.toArray(QuickTruth[]::new), decisive))
        : Optional.empty();
  }

  private static QuickTruth joined(QuickTruth[] all, Truth decisive) {
    Truth otherwise = decisive == Truth.YES ? Truth.NO : Truth.YES;
    return (variables, names) -> {
      for (QuickTruth each : all) {
        Truth truth = each.in(variables, names);
        if (truth != otherwise) {
          return truth;
        }
      }
      return otherwise;
    };
  }

  private static QuickTruth not(QuickTruth truth) {
    return (variables, names) ->
        switch (truth.in(variables, names)) {
          case YES -> Truth.NO;
          case NO -> Truth.YES;
          case ASK_CEL -> Truth.ASK_CEL;
        };
  }

  private static Optional<QuickTerm[]> terms(List<CelExpr> args, List<String> bound) {
    return QuickTerm.of(args.getFirst(), bound)
        .flatMap(
            one -> QuickTerm.of(args.getLast(), bound).map(other -> new QuickTerm[] {one, other}));
  }

  private static QuickTruth equal(QuickTerm one, QuickTerm other) {
    if (other instanceof QuickTerm.Constant(String text)) {
      return (variables, names) ->
          one.in(variables, names) instanceof String left
              ? Truth.of(left.equals(text))
              : Truth.ASK_CEL;
    }
    return (variables, names) -> {
      Object left = one.in(variables, names);
      Object right = other.in(variables, names);
      return left != null && right != null && isComparable(left, right)
          ? Truth.of(left.equals(right))
          : Truth.ASK_CEL;
    };
  }

  private static boolean isComparable(Object left, Object right) {
    return (left instanceof String && right instanceof String)
        || (left instanceof Long && right instanceof Long)
        || (left instanceof Boolean && right instanceof Boolean);
  }

  private static QuickTruth in(QuickTerm what, QuickTerm where) {
    return (variables, names) -> {
      if (!(what.in(variables, names) instanceof String text)) {
        return Truth.ASK_CEL;
      }
      return switch (where.in(variables, names)) {
        case List<?> list -> Truth.of(list.contains(text));
        case Map<?, ?> map -> Truth.of(map.containsKey(text));
        case null, default -> Truth.ASK_CEL;
      };
    };
  }

  private static QuickTruth compared(QuickTerm one, QuickTerm other, LongPredicate signed) {
    return (variables, names) ->
        one.in(variables, names) instanceof Long left
                && other.in(variables, names) instanceof Long right
            ? Truth.of(signed.test(Long.compare(left, right)))
            : Truth.ASK_CEL;
  }

  private static Optional<QuickTruth> contains(CelCall call, List<String> bound) {
    return call.target()
        .flatMap(text -> terms(List.of(text, call.args().getFirst()), bound))
        .map(
            t ->
                (variables, names) ->
                    t[0].in(variables, names) instanceof String text
                            && t[1].in(variables, names) instanceof String part
                        ? Truth.of(text.contains(part))
                        : Truth.ASK_CEL);
  }

  /** The form that the macro {@code exists} has after its expansion, and no other. */
  private static Optional<QuickTruth> exists(CelComprehension over, List<String> bound) {
    if (!QuickExists.isOne(over) || bound.size() >= DEEPEST) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(bound);
    more.add(over.iterVar());
    return QuickTerm.of(over.iterRange(), bound)
        .flatMap(
            range ->
                of(over.loopStep().call().args().getLast(), more)
                    .map(each -> new QuickExists(range, each, bound.size())));
  }
}
