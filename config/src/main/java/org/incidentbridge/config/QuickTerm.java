package org.incidentbridge.config;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.policy.FieldTable;
import org.jspecify.annotations.Nullable;

/** A value in an expression, computed in plain Java. */
@FunctionalInterface
interface QuickTerm {

  /**
   * The value.
   *
   * @param variables as conditions get them
   * @param names what {@code exists} goes over at this moment, the outermost first
   * @return a text, a whole number, a truth, a list or a map; null if CEL has to tell
   */
  @Nullable Object in(Map<String, Object> variables, @Nullable Object[] names);

  /**
   * The term of an expression; empty if it takes CEL.
   *
   * @param bound the names of what {@code exists} goes over here, the outermost first
   */
  static Optional<QuickTerm> of(CelExpr expression, List<String> bound) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case IDENT -> Optional.of(variable(expression.ident().name(), bound));
      case SELECT ->
          expression.select().testOnly()
              ? Optional.empty()
              : of(expression.select().operand(), bound)
                  .map(of -> member(of, expression.select().field()));
      case CALL -> call(expression.call(), bound);
      case LIST -> list(expression.list().elements());
      default -> Optional.empty();
    };
  }

  private static Optional<QuickTerm> constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> always(constant.stringValue());
      case INT64_VALUE -> always(constant.int64Value());
      default -> Optional.empty();
    };
  }

  private static Optional<QuickTerm> always(Object value) {
    return Optional.of(new Constant(value));
  }

  /** What is the same whatever there is. */
  record Constant(Object value) implements QuickTerm {
    @Override
    public Object in(Map<String, Object> variables, @Nullable Object[] names) {
      return value;
    }
  }

  /** One of what conditions get. */
  record Variable(String name) implements QuickTerm {
    @Override
    public @Nullable Object in(Map<String, Object> variables, @Nullable Object[] names) {
      return member(variables, name);
    }
  }

  private static QuickTerm variable(String name, List<String> bound) {
    int place = bound.lastIndexOf(name);
    return place < 0 ? new Variable(name.intern()) : (variables, names) -> names[place];
  }

  private static QuickTerm member(QuickTerm of, String field) {
    String known = field.intern();
    return of instanceof Variable(String variable)
        ? (variables, names) -> member(member(variables, variable), known)
        : (variables, names) -> member(of.in(variables, names), known);
  }

  /** Tables are what there is most of, and to find out whether something is a map takes longer. */
  private static @Nullable Object member(@Nullable Object of, String field) {
    if (of instanceof FieldTable table) {
      return table.member(field);
    }
    return of instanceof Map<?, ?> map ? map.get(field) : null;
  }

  private static Optional<QuickTerm> call(CelCall call, List<String> bound) {
    List<CelExpr> args = call.args();
    return switch (call.function()) {
      case "_[_]" ->
          of(args.getFirst(), bound)
              .flatMap(of -> of(args.getLast(), bound).map(key -> entry(of, key)));
      case "size" ->
          args.size() == 1 ? of(args.getFirst(), bound).map(QuickTerm::size) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static QuickTerm entry(QuickTerm of, QuickTerm key) {
    return (variables, names) ->
        of.in(variables, names) instanceof Map<?, ?> map
                && key.in(variables, names) instanceof String name
            ? map.get(name)
            : null;
  }

  private static QuickTerm size(QuickTerm of) {
    return (variables, names) ->
        switch (of.in(variables, names)) {
          case List<?> list -> (long) list.size();
          case Map<?, ?> map -> (long) map.size();
          case null, default -> null;
        };
  }

  /** Lists of texts alone. */
  private static Optional<QuickTerm> list(List<CelExpr> elements) {
    List<String> texts = new ArrayList<>();
    for (CelExpr element : elements) {
      if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
          || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
        return Optional.empty();
      }
      texts.add(element.constant().stringValue());
    }
    return always(List.copyOf(texts));
  }
}
