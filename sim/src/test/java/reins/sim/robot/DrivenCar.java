package reins.sim.robot;

import reins.core.fact.Action;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;
import reins.core.role.World;

import java.util.Map;

/** A program that drives a car ahead until it is ended from outside. */
final class DrivenCar {
    private DrivenCar() {}

    public static void main(String[] arguments) {
        World world =
                DonkeyCar.TYPE.open(
                        Settings.with(
                                DonkeyCar.TYPE.defaults(),
                                Map.of("address", arguments[0], "camera", "false")));
        world.reset(1);
        while (true) {
            world.step(new Action.Continuous(Vec.of(0, 0.3f)));
            WorkerThread.moment();
        }
    }
}
