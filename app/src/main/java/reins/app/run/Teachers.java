package reins.app.run;

import reins.core.fact.ReinsException;
import reins.core.role.ExpertType;
import reins.core.role.Policy;
import reins.policies.nn.OnnxPolicy;
import reins.sim.teachers.Experts;
import reins.sim.teachers.TrainedExpert;
import reins.sim.teachers.TrainedExpert.Stage;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The programs that can teach: those that somebody wrote, and agents that learned a world by
 * themselves, whose files come with Reins. Safe on every thread.
 */
public final class Teachers {
    private static final Map<String, Policy> LOADED = new ConcurrentHashMap<>();

    /** Ordered by world, each world's scripted one first. */
    public static final List<ExpertType> ALL = all();

    private Teachers() {}

    private static List<ExpertType> all() {
        Map<String, String> trained =
                Map.of(
                        "arm", "Trained packer",
                        "pusht", "Trained pusher",
                        "racer", "Trained driver",
                        "walker", "Trained walker");
        List<ExpertType> all = new ArrayList<>();
        for (ExpertType scripted : Experts.ALL) {
            all.add(scripted);
            String world = scripted.world();
            if (trained.containsKey(world)) {
                all.add(
                        TrainedExpert.type(
                                trained.get(world), scripted, stage -> stage(world, stage)));
            }
        }
        return List.copyOf(all);
    }

    private static Policy stage(String world, Stage stage) {
        return LOADED.computeIfAbsent(file(world, stage), file -> load(world, file));
    }

    /** Where the file of a stage is among those that come with Reins. */
    public static String file(String world, Stage stage) {
        return "experts/%s-%s.onnx".formatted(world, stage.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The files that come with Reins and make a teacher; none for one that somebody wrote.
     *
     * @param skill 0 to 1
     */
    public static List<String> files(ExpertType expert, double skill) {
        return expert.id().equals(TrainedExpert.ID)
                ? List.of(file(expert.world(), Stage.nearest(skill)))
                : List.of();
    }

    private static Policy load(String world, String name) {
        return OnnxPolicy.load(Assets.read(name), Worlds.find(world).spec()).withoutChance();
    }

    /** The programs that can teach in a world, by its id; the first is the one to begin with. */
    public static List<ExpertType> of(String world) {
        return Experts.of(everywhere(), world);
    }

    /**
     * The program of this id for a world.
     *
     * @param world the world's id
     * @throws ReinsException where there is none
     */
    public static ExpertType find(String id, String world) {
        return Experts.find(everywhere(), id, world);
    }

    private static List<ExpertType> everywhere() {
        return Stream.concat(ALL.stream(), Experts.ELSEWHERE.stream()).toList();
    }
}
