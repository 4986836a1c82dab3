package io.coterie.platform.rpc;

import static java.util.stream.Collectors.toCollection;

import io.coterie.options.v1.Options;
import io.coterie.platform.identity.Scope;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service's whole authorisation: one line a method. A method without a line can't be called, and
 * a server with one does not start.
 */
public final class MethodTable {
  private final Map<String, MethodRule> rules;

  private MethodTable(Map<String, MethodRule> rules) {
    this.rules = Map.copyOf(rules);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** This table and another's lines. */
  public MethodTable and(MethodTable other) {
    var all = new LinkedHashMap<>(rules);
    all.putAll(other.rules);
    return new MethodTable(all);
  }

  Optional<MethodRule> rule(MethodDescriptor<?, ?> method) {
    return Optional.ofNullable(rules.get(method.getFullMethodName()));
  }

  /**
   * Compares the table with what is served.
   *
   * @throws IllegalStateException if a method has no line, a line has no method, or an internal
   *     method is open to others than services
   */
  void check(Collection<ServerServiceDefinition> services) {
    var served = new TreeSet<String>();
    for (var service : services) {
      for (var method : service.getMethods()) {
        var descriptor = method.getMethodDescriptor();
        served.add(descriptor.getFullMethodName());
        var rule = rules.get(descriptor.getFullMethodName());
        if (rule != null
            && isInternal(descriptor)
            && !rule.callers().equals(Set.of(CallerKind.SERVICE))) {
          throw new IllegalStateException(
              descriptor.getFullMethodName() + " is internal: services only");
        }
      }
    }
    var ruled = new TreeSet<>(rules.keySet());
    if (!ruled.equals(served)) {
      var difference =
          java.util.stream.Stream.concat(ruled.stream(), served.stream())
              .filter(name -> ruled.contains(name) != served.contains(name))
              .collect(toCollection(TreeSet::new));
      throw new IllegalStateException(
          "methods without a line, or lines without a method: " + difference);
    }
  }

  private static boolean isInternal(MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier proto) {
      var descriptor = proto.getMethodDescriptor();
      return descriptor.getService().getOptions().getExtension(Options.internalService)
          || descriptor.getOptions().getExtension(Options.internalMethod);
    }
    return false;
  }

  /** Collects lines. */
  public static final class Builder {
    private final Map<String, MethodRule> rules = new LinkedHashMap<>();

    private Builder() {}

    /** A line: this limit, a token with scopes needs this one, these callers. */
    public Builder method(
        MethodDescriptor<?, ?> method,
        LimitClass limit,
        Scope scope,
        CallerKind first,
        CallerKind... others) {
      return line(method, limit, Optional.of(scope), EnumSet.of(first, others));
    }

    /** A line for a method that any token may be used for, whatever its scopes. */
    public Builder unscoped(
        MethodDescriptor<?, ?> method, LimitClass limit, CallerKind first, CallerKind... others) {
      return line(method, limit, Optional.empty(), EnumSet.of(first, others));
    }

    /**
     * A line for a method that neither accounts nor nodes call, so that scopes don't matter.
     *
     * @throws IllegalArgumentException if one of the callers may have a token with scopes: then the
     *     line says which it needs, or that it needs none
     */
    public Builder method(
        MethodDescriptor<?, ?> method, LimitClass limit, CallerKind first, CallerKind... others) {
      var callers = EnumSet.of(first, others);
      if (callers.stream().anyMatch(CallerKind::mayHaveScopes)) {
        throw new IllegalArgumentException(
            "say which scope is needed, or none, for " + method.getFullMethodName());
      }
      return line(method, limit, Optional.empty(), callers);
    }

    private Builder line(
        MethodDescriptor<?, ?> method,
        LimitClass limit,
        Optional<Scope> scope,
        Set<CallerKind> callers) {
      if (rules.put(method.getFullMethodName(), new MethodRule(callers, scope, limit)) != null) {
        throw new IllegalArgumentException("two lines for " + method.getFullMethodName());
      }
      return this;
    }

    /** A line for a method of an internal service. */
    public Builder internal(MethodDescriptor<?, ?> method) {
      return method(method, LimitClass.NONE, CallerKind.SERVICE);
    }

    public MethodTable build() {
      return new MethodTable(rules);
    }
  }
}
