package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.function.Function;

/**
 * A monitor that can watch a drive. Safe on every thread.
 *
 * @param id who its findings say that they are of
 * @param create makes one for a robot in such a world
 */
public record MonitorType(String id, String title, Function<WorldSpec, Monitor> create) {}
