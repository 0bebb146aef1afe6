package reins.app.desk;

import reins.app.input.ControlMapping;
import reins.app.input.Devices;
import reins.app.input.Takeover;
import reins.app.run.Critics;
import reins.app.screens.drive.DriveControls;
import reins.core.fact.WorldSpec;
import reins.core.role.Guidance;
import reins.core.role.Teacher;
import reins.sim.worlds.Worlds;

/**
 * Makes the teachers of live runs, in which a person may always take over. Safe on every thread.
 */
final class StudioTeachers {
    private final Devices devices;
    private final long seed;
    private volatile double share = 0.5;

    StudioTeachers(Devices devices, long seed) {
        this.devices = devices;
        this.seed = seed;
    }

    /**
     * How much of the action is the teacher's where both drive, from now on.
     *
     * @param wanted 0 to 1
     */
    void share(double wanted) {
        share = wanted;
    }

    /** The program, or else a person, with the person always able to take over. */
    Teacher of(DriveControls.Setup setup) {
        Takeover takeover = Takeover.with(setup.arbiter().type().id());
        ControlMapping mapping = ControlMapping.of(setup.world());
        WorldSpec spec = mapping.spec();
        Teacher person =
                Worlds.REACHED.contains(setup.world().type())
                        ? devices.guard(mapping, takeover)
                        : devices.person(mapping, takeover);
        Teacher merged =
                setup.program()
                        .<Teacher>map(program ->
                                new PersonFirst(person, program.make(spec, seed, Critics.of(spec))))
                        .orElse(person);
        if (takeover != Takeover.SHARE) {
            return merged;
        }
        return moment -> {
            Guidance said = merged.poll(moment);
            return said.withShare(share * said.share());
        };
    }
}
