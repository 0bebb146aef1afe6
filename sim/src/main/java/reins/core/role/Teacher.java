package reins.core.role;

/** Who corrects the policy: a person at a device, or a program. Polled by the sim thread only. */
public interface Teacher {
    /** Called exactly once a tick; never blocks. */
    Guidance poll(Moment moment);
}
