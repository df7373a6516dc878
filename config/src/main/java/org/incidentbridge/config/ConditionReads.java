package org.incidentbridge.config;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a condition reads of the variables. */
final class ConditionReads extends CelExprVisitor {

  private static final String INDEX = "_[_]";

  /** The variable that conditions go over tracker by tracker. */
  private static final String SIDES = "sides";

  private final Collection<String> variables;
  private final Set<String> found = new TreeSet<>();

  private ConditionReads(Collection<String> variables) {
    this.variables = variables;
  }

  /** The paths, as {@code Condition.reads} tells them. */
  static Set<String> of(CelAbstractSyntaxTree tree, Collection<String> variables) {
    ConditionReads reads = new ConditionReads(variables);
    reads.visit(tree.getExpr());
    return reads.found;
  }

  @Override
  protected void visit(CelExpr whole, CelSelect select) {
    Optional<String> variable = variable(select.operand());
    Optional<CelCall> each = eachOf(select.operand());
    if (variable.isPresent()) {
      found.add(variable.get() + "." + select.field());
    } else if (each.isPresent()) {
      found.add(SIDES + ".*." + select.field());
      visit(each.get().args().getLast());
    } else {
      super.visit(whole, select);
    }
  }

  private boolean isSides(CelExpr expression) {
    return variable(expression).filter(SIDES::equals).isPresent();
  }

  /** The side of a tracker whose name is computed. */
  private Optional<CelCall> eachOf(CelExpr expression) {
    return Optional.of(expression)
        .filter(e -> e.getKind() == ExprKind.Kind.CALL)
        .map(CelExpr::call)
        .filter(c -> c.function().equals(INDEX) && isSides(c.args().getFirst()))
        .filter(c -> !isText(c.args().getLast()));
  }

  /** Going over all sides sees the names of the trackers alone. */
  @Override
  protected void visit(CelExpr whole, CelComprehension over) {
    if (!isSides(over.iterRange()) || !over.iterVar2().isEmpty()) {
      super.visit(whole, over);
      return;
    }
    found.add(SIDES + ".*");
    visit(over.accuInit());
    visit(over.loopCondition());
    visit(over.loopStep());
    visit(over.result());
  }

  @Override
  protected void visit(CelExpr whole, CelCall call) {
    Optional<String> variable =
        call.function().equals(INDEX) ? variable(call.args().getFirst()) : Optional.empty();
    if (variable.isPresent() && isText(call.args().getLast())) {
      found.add(variable.get() + "." + call.args().getLast().constant().stringValue());
    } else {
      super.visit(whole, call);
    }
  }

  @Override
  protected void visit(CelExpr whole, CelIdent ident) {
    if (variables.contains(ident.name())) {
      found.add(ident.name());
    }
    super.visit(whole, ident);
  }

  private Optional<String> variable(CelExpr expression) {
    return Optional.of(expression)
        .filter(e -> e.getKind() == ExprKind.Kind.IDENT)
        .map(e -> e.ident().name())
        .filter(variables::contains);
  }

  private static boolean isText(CelExpr expression) {
    return expression.getKind() == ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }
}
