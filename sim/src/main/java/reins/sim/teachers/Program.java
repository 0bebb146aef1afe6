package reins.sim.teachers;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.Critic;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.Teacher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program that teaches, as it was chosen: who it is, how well it drives and when it takes over.
 * Safe on every thread.
 *
 * @param skill 0 (hardly) to 1 (as well as it can)
 */
public record Program(ExpertType expert, double skill, Chosen<RuleType<?>> rule) {
    /** With the rule that looks at the state. */
    public Program(ExpertType expert, double skill) {
        this(expert, skill, Rules.ALL.getFirst().byDefault());
    }

    private static final Pattern NAME =
            Pattern.compile("(\\S+) skill ([0-9.]+), rule (\\S+) \\((.*)\\)");

    private static final Pattern SETTING = Pattern.compile("([^ =]+)=(\\S*)");

    /** What it is called in a session's header; {@link #named} reads it. */
    public String name() {
        String settings =
                Settings.values(rule.settings()).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" "));
        return "%s skill %s, rule %s (%s)"
                .formatted(expert.id(), skill, rule.type().id(), settings);
    }

    /**
     * The program of that name.
     *
     * @param experts finds one by its id
     * @return empty where the name is none of a program's: a person's, or one of before
     * @throws ReinsException where there is none like it here
     */
    public static Optional<Program> named(String name, Function<String, ExpertType> experts) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        RuleType<?> rule = Rules.find(parts.group(3));
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher each = SETTING.matcher(parts.group(4));
        while (each.find()) {
            settings.put(each.group(1), each.group(2));
        }
        return Optional.of(
                new Program(
                        experts.apply(parts.group(1)),
                        Math.clamp(Double.parseDouble(parts.group(2)), 0, 1),
                        new Chosen<>(rule, Settings.with(rule.defaults(), settings))));
    }

    /** A driver, who never takes over. */
    public Expert makeExpert(WorldSpec spec, long seed) {
        return expert.create().create(spec, skill, seed);
    }

    /**
     * @param critic the world's reference critic, asked for by some rules only
     */
    public Teacher make(WorldSpec spec, long seed, Supplier<Critic> critic) {
        Expert driver = makeExpert(spec, seed);
        return new RuledTeacher(
                driver,
                rule.type().make(new RuleContext(spec, driver, seed, critic), rule.settings()));
    }
}
