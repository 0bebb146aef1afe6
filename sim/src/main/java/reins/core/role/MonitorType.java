package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.function.Function;

/**
 * A kind of monitor, which can be made for each robot. Safe on every thread.
 *
 * @param id the name that its findings carry
 * @param create makes one for a robot in such a world
 */
public record MonitorType(String id, String title, Function<WorldSpec, Monitor> create) {}
