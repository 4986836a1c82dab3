package io.coterie.auth.plan;

import java.util.regex.Pattern;

/** A plan's name: 1 to 32 lower-case letters, digits and inner hyphens. */
public record PlanName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

  public PlanName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a plan's name is 1 to 32 of a-z, 0-9 and inner hyphens");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
