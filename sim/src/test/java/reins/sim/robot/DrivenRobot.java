package reins.sim.robot;

import reins.core.fact.Action;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that drives a robot in one way until it is ended from outside. */
final class DrivenRobot {
    private DrivenRobot() {}

    /**
     * Starts it.
     *
     * @param controls what it does, shape {@code [A]}
     */
    static Process start(WorldType<?> type, Map<String, String> settings, Vec controls)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DrivenRobot.class.getName(),
                                type.id()));
        for (int i = 0; i < controls.size(); i++) {
            command.add(Float.toString(controls.at(i)));
        }
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        WorldType<?> type = Worlds.find(arguments[0]);
        int controls = type.spec().controls().size();
        float[] ahead = new float[controls];
        for (int i = 0; i < controls; i++) {
            ahead[i] = Float.parseFloat(arguments[i + 1]);
        }
        Map<String, String> settings = new HashMap<>();
        Stream.of(arguments)
                .skip(controls + 1L)
                .forEach(setting -> {
                    int at = setting.indexOf('=');
                    settings.put(setting.substring(0, at), setting.substring(at + 1));
                });
        World world = type.openWith(Settings.with(type.defaults(), settings));
        world.reset(1);
        while (true) {
            world.step(new Action.Continuous(Vec.of(ahead)));
            WorkerThread.moment();
        }
    }
}
