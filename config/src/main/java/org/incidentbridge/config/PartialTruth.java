package org.incidentbridge.config;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression comes to when only a part of what it reads is known. */
final class PartialTruth {

  private final Map<String, Object> known;

  PartialTruth(Map<String, Object> known) {
    this.known = known;
  }

  /** Whether it holds; empty if what is known does not tell. */
  Optional<Boolean> of(CelExpr expression) {
    return value(expression).filter(Boolean.class::isInstance).map(Boolean.class::cast);
  }

  private Optional<Object> value(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case SELECT ->
          expression.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
              ? Optional.ofNullable(
                  known.get(
                      expression.select().operand().ident().name()
                          + "."
                          + expression.select().field()))
              : Optional.empty();
      case CALL -> call(expression.call()).map(Object.class::cast);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case INT64_VALUE -> Optional.of(constant.int64Value());
      case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> call(CelCall call) {
    List<CelExpr> args = call.args();
    return switch (call.function()) {
      case "_&&_" -> both(args, false);
      case "_||_" -> both(args, true);
      case "!_" -> of(args.getFirst()).map(holds -> !holds);
      case "_==_" -> equal(args);
      case "_!=_" -> equal(args).map(holds -> !holds);
      case "@in" -> in(args);
      case "_<_" -> compared(args).map(c -> c < 0);
      case "_<=_" -> compared(args).map(c -> c <= 0);
      case "_>_" -> compared(args).map(c -> c > 0);
      case "_>=_" -> compared(args).map(c -> c >= 0);
      default -> Optional.empty();
    };
  }

  /** One that is so decides; else both have to be known. */
  private Optional<Boolean> both(List<CelExpr> args, boolean decisive) {
    Optional<Boolean> one = of(args.getFirst());
    Optional<Boolean> other = of(args.getLast());
    Optional<Boolean> decided = Optional.of(decisive);
    if (one.equals(decided) || other.equals(decided)) {
      return decided;
    }
    return one.isPresent() ? other : one;
  }

  private Optional<Boolean> equal(List<CelExpr> args) {
    Optional<Object> one = value(args.getFirst());
    Optional<Object> other = value(args.getLast());
    return one.isPresent() && other.isPresent() ? Optional.of(one.equals(other)) : Optional.empty();
  }

  private Optional<Boolean> in(List<CelExpr> args) {
    Optional<Object> one = value(args.getFirst());
    if (one.isEmpty() || args.getLast().getKind() != CelExpr.ExprKind.Kind.LIST) {
      return Optional.empty();
    }
    List<Optional<Object>> all =
        args.getLast().list().elements().stream().map(this::value).toList();
    if (all.contains(one)) {
      return Optional.of(true);
    }
    return all.stream().allMatch(Optional::isPresent) ? Optional.of(false) : Optional.empty();
  }

  private Optional<Integer> compared(List<CelExpr> args) {
    return value(args.getFirst())
        .filter(Long.class::isInstance)
        .flatMap(
            one ->
                value(args.getLast())
                    .filter(Long.class::isInstance)
                    .map(other -> Long.compare((Long) one, (Long) other)));
  }
}
