package org.incidentbridge.config;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What conditions of one kind may name, and the compiler that holds them to it. */
final class ConditionScope {

  private static final int MOST_KEPT = 2_000;

  private final Map<String, StructType> structs;
  private final List<String> names;
  private final String example;
  private final CelCompiler compiler;
  private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

  private ConditionScope(Builder builder) {
    this.structs = new LinkedHashMap<>(builder.structs);
    this.names = List.copyOf(builder.variables.keySet());
    this.example = builder.example;
    var compilers =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelCondition.BOUNDS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Types(ImmutableList.copyOf(structs.values())))
            .setResultType(SimpleType.BOOL);
    builder.variables.forEach(compilers::addVar);
    this.compiler = compilers.build();
  }

  /** A condition; one that was compiled before is not compiled again. */
  Compiled compile(String text) throws CelValidationException, CelEvaluationException {
    Compiled known = compiled.get(text);
    if (known != null) {
      return known;
    }
    CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
    Compiled fresh = new Compiled(tree, new CelCondition(text.strip(), tree, this));
    if (compiled.size() < MOST_KEPT) {
      compiled.put(text, fresh);
    }
    return fresh;
  }

  /**
   * What came of compiling.
   *
   * @param tree for looking at it
   * @param condition for asking it
   */
  record Compiled(CelAbstractSyntaxTree tree, CelCondition condition) {}

  /** The variables. */
  List<String> names() {
    return names;
  }

  /** The fields of a variable, or of each thing in it; empty if it has none. */
  List<String> fields(String variable) {
    StructType struct = structs.get(variable);
    return struct == null ? List.of() : struct.fieldNames().asList();
  }

  /** A condition of this kind, for people who do not know how one looks. */
  String example() {
    return example;
  }

  /** Gathers variables. */
  static final class Builder {
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final Map<String, StructType> structs = new LinkedHashMap<>();
    private final String example;

    Builder(String example) {
      this.example = example;
    }

    /** A variable with fields. */
    Builder struct(String name, String type, ImmutableMap<String, CelType> fields) {
      StructType struct = structType(type, fields);
      structs.put(name, struct);
      variables.put(name, struct);
      return this;
    }

    /** A variable that has things with fields by name. */
    Builder structs(String name, String type, ImmutableMap<String, CelType> fields) {
      StructType struct = structType(type, fields);
      structs.put(name, struct);
      variables.put(name, MapType.create(SimpleType.STRING, struct));
      return this;
    }

    /** A variable that has flags by name. */
    Builder flags(String name) {
      variables.put(name, MapType.create(SimpleType.STRING, SimpleType.BOOL));
      return this;
    }

    /** A variable that is a list of texts. */
    Builder texts(String name) {
      variables.put(name, ListType.create(SimpleType.STRING));
      return this;
    }

    ConditionScope build() {
      return new ConditionScope(this);
    }

    private static StructType structType(String type, ImmutableMap<String, CelType> fields) {
      return StructType.create(
          type,
          ImmutableSet.copyOf(fields.keySet()),
          name -> Optional.ofNullable(fields.get(name)));
    }
  }

  /** The types of our own. */
  private record Types(ImmutableList<StructType> structs) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(structs);
    }

    @Override
    public Optional<CelType> findType(String typeName) {
      return types().stream().filter(t -> t.name().equals(typeName)).findFirst();
    }
  }
}
