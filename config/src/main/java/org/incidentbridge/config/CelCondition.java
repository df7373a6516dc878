package org.incidentbridge.config;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.policy.Condition;

/** A condition in CEL, checked against the fields there are. Safe to use from many threads. */
final class CelCondition implements Condition {
  static final List<String> TICKET_FIELDS = List.of("tracker", "key", "project", "type");
  static final List<String> INCIDENT_FIELDS =
      ImmutableList.<String>builder().addAll(FieldNames.STANDARD).add("custom").build();
  private static final CelOptions BOUNDS =
      CelOptions.current()
          .maxExpressionCodePointSize(10_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(10_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final StructType INCIDENT =
      StructType.create(
          "Incident",
          ImmutableSet.copyOf(INCIDENT_FIELDS),
          name -> Optional.ofNullable(incidentTypes().get(name)));
  private static final StructType TICKET =
      StructType.create(
          "Ticket", ImmutableSet.copyOf(TICKET_FIELDS), name -> Optional.of(SimpleType.STRING));
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(BOUNDS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .setTypeProvider(new Types())
          .addVar("incident", INCIDENT)
          .addVar("ticket", TICKET)
          .setResultType(SimpleType.BOOL)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(BOUNDS).build();

  private final String text;
  private final CelRuntime.Program program;

  CelCondition(String text, CelAbstractSyntaxTree checked) throws CelEvaluationException {
    this.text = text;
    this.program = RUNTIME.createProgram(checked);
  }

  static CelAbstractSyntaxTree compile(String text) throws CelValidationException {
    return COMPILER.compile(text).getAst();
  }

  @Override
  public Answer test(Map<String, Object> variables) {
    try {
      return new Answer(Boolean.TRUE.equals(program.eval(variables)), "");
    } catch (CelEvaluationException cannot) {
      return new Answer(false, "'" + text + "' cannot be computed: " + cannot.getMessage());
    }
  }

  @Override
  public String text() {
    return text;
  }

  private static ImmutableMap<String, CelType> incidentTypes() {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    for (StandardField field : StandardField.values()) {
      types.put(
          field.field().name(), field == StandardField.LEVEL ? SimpleType.INT : type(field.kind()));
    }
    return types.put("custom", MapType.create(SimpleType.STRING, SimpleType.STRING)).build();
  }

  private static CelType type(FieldKind kind) {
    return switch (kind) {
      case LINE, WORD, BODY, PERSON -> SimpleType.STRING;
      case NAMES -> ListType.create(SimpleType.STRING);
      case MOMENT -> SimpleType.TIMESTAMP;
    };
  }

  /** The two types of our own. */
  private static final class Types implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(INCIDENT, TICKET);
    }

    @Override
    public Optional<CelType> findType(String typeName) {
      return types().stream().filter(t -> t.name().equals(typeName)).findFirst();
    }
  }
}
