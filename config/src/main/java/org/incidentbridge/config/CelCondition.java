package org.incidentbridge.config;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.QuickTruth.Truth;
import org.jspecify.annotations.Nullable;

/** A condition in CEL, checked against the fields there are. Safe to use from many threads. */
final class CelCondition implements Provable {
  static final CelOptions BOUNDS =
      CelOptions.current()
          .maxExpressionCodePointSize(10_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(10_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(BOUNDS).build();

  private static final @Nullable Object[] NO_ROOM = {};

  private final String text;
  private final CelRuntime.Program program;

  private final @Nullable QuickTruth quick;
  private final boolean goesOver;
  private final Set<String> reads;
  private final ConditionScope scope;
  private final CelExpr expression;

  CelCondition(String text, CelAbstractSyntaxTree checked, ConditionScope scope)
      throws CelEvaluationException {
    this.text = text;
    this.scope = scope;
    this.expression = checked.getExpr();
    this.reads = Set.copyOf(ConditionReads.of(checked, scope.names()));
    this.quick = QuickTruth.of(expression).orElse(null);
    this.goesOver = text.contains("exists");
    this.program = RUNTIME.createProgram(checked);
  }

  @Override
  public Answer test(Map<String, Object> variables) {
    return switch (quick == null ? Truth.ASK_CEL : quick.in(variables, room())) {
      case YES -> Answer.YES;
      case NO -> Answer.NO;
      case ASK_CEL -> inCel(variables);
    };
  }

  private @Nullable Object[] room() {
    return goesOver ? new Object[QuickTruth.DEEPEST] : NO_ROOM;
  }

  /** The answer of CEL itself, by which the quick one is measured. */
  Answer inCel(Map<String, Object> variables) {
    try {
      return Boolean.TRUE.equals(program.eval(variables)) ? Answer.YES : Answer.NO;
    } catch (CelEvaluationException cannot) {
      return new Answer(false, "'" + text + "' cannot be computed: " + cannot.getMessage());
    }
  }

  /** Whether plain Java tells the answer, unless something is missing. */
  @Override
  public boolean isQuick() {
    return quick != null;
  }

  @Override
  public Optional<Boolean> under(Map<String, Object> known) {
    return new PartialTruth(known).of(expression);
  }

  @Override
  public Optional<Set<String>> reads() {
    return Optional.of(reads);
  }

  @Override
  public String text() {
    return text;
  }

  /** Conditions of one kind that are written alike are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelCondition same && text.equals(same.text) && scope == same.scope;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
