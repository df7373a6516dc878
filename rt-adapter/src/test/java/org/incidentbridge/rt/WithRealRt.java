package org.incidentbridge.rt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that needs a {@link RealRt}: runs in the profile real-rt, where one is named. */
@Tag("real-rt")
@ExtendWith(WithRealRt.Named.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WithRealRt {

  /** Says what is missing. */
  final class Named implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<String> missing =
          RealRt.VARIABLES.stream().filter(name -> System.getenv(name) == null).toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("a real RT is named");
      }
      String reason = context.getDisplayName() + " is skipped: set " + String.join(", ", missing);
      System.out.println(reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
