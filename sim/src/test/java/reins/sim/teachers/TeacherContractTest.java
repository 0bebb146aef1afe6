package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.core.role.ExpertType;
import reins.core.role.Guidance;
import reins.core.role.RuleType;
import reins.core.role.Signal;
import reins.core.role.Teacher;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;

/** What every teacher program promises, tried on each of them. */
final class TeacherContractTest {
    static List<ExpertType> teachers() {
        return Experts.ALL;
    }

    /** Every expert with every rule. */
    static List<Arguments> programs() {
        List<Arguments> programs = new ArrayList<>();
        for (ExpertType expert : Experts.ALL) {
            for (RuleType<?> rule : Rules.ALL) {
                programs.add(Arguments.of(expert, rule));
            }
        }
        return programs;
    }

    private static WorldSpec spec(ExpertType type) {
        return Worlds.find(type.world()).spec();
    }

    static Critic noCritic() {
        return (_, _) -> 0;
    }

    private static Teacher teacher(ExpertType type, double skill, long seed) {
        return new Program(type, skill).make(spec(type), seed, TeacherContractTest::noCritic);
    }

    private static List<Guidance> guidance(
            ExpertType type, RuleType<?> rule, double skill, long seed) {
        Teacher teacher =
                new Program(type, skill, rule.byDefault())
                        .make(spec(type), seed, TeacherContractTest::noCritic);
        Lesson lesson = new Lesson(type.world(), teacher);
        lesson.episode(1, Lesson.random(type.world()));
        return lesson.guidance();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void itAlwaysSaysAnActionWithinTheControlsBounds(ExpertType type, RuleType<?> rule) {
        for (double skill : new double[] {0, 0.5, 1}) {
            for (Guidance guidance : guidance(type, rule, skill, 3)) {
                Vec controls = guidance.action().orElseThrow().asControls();
                assertEquals(spec(type).controls().size(), controls.size());
                for (int i = 0; i < controls.size(); i++) {
                    assertEquals(
                            spec(type).controls().get(i).clamp(controls.at(i)), controls.at(i));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void oneSeedGivesOneLesson(ExpertType type, RuleType<?> rule) {
        assertEquals(guidance(type, rule, 0.5, 3), guidance(type, rule, 0.5, 3));
        assertNotEquals(guidance(type, rule, 0.5, 3), guidance(type, rule, 0.5, 4));
    }

    @ParameterizedTest
    @MethodSource("teachers")
    void aSkilledTeacherForgetsTheLastEpisode(ExpertType type) {
        Lesson fresh = new Lesson(type.world(), teacher(type, 1, 3));
        fresh.episode(2, Lesson.random(type.world()));
        Lesson used = new Lesson(type.world(), teacher(type, 1, 3));
        used.episode(1, Lesson.random(type.world()));
        int before = used.guidance().size();
        used.episode(2, Lesson.random(type.world()));
        assertEquals(fresh.guidance(), used.guidance().subList(before, used.guidance().size()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void itHandsBackOnceAfterATakeover(ExpertType type, RuleType<?> rule) {
        boolean drove = false;
        for (Guidance guidance : guidance(type, rule, 0.5, 5)) {
            boolean handsBack = guidance.signals().contains(Signal.HAND_BACK);
            boolean drives = guidance.signals().contains(Signal.TAKE_OVER);
            assertTrue(!(handsBack && drives));
            assertEquals(drove && !drives, handsBack);
            drove = drives;
        }
    }

    @ParameterizedTest
    @MethodSource("teachers")
    void aSkillOutsideItsRangeIsRefused(ExpertType type) {
        assertThrows(ReinsException.class, () -> type.create().create(spec(type), Double.NaN, 1));
        assertEquals(
                "A teacher's skill is 1.5; it must be between 0 and 1.",
                assertThrows(ReinsException.class, () -> type.create().create(spec(type), 1.5, 1))
                        .sentence());
    }
}
