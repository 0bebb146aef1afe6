package reins.policies.monitor;

import reins.core.role.MonitorType;

import java.util.List;

/** The monitors there are; all of them watch every run. Safe on every thread. */
public final class Monitors {
    public static final List<MonitorType> ALL = List.of(Standstill.TYPE);

    private Monitors() {}
}
