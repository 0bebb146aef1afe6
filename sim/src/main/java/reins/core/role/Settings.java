package reins.core.role;

import reins.core.fact.ReinsException;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a settings record of its components' {@link Setting}s, reads it as a list of fields and
 * makes changed copies of it. Components may be int, long, double, boolean, String or an enum, or a
 * record of such, whose components then stand among the others. Safe on every thread.
 */
public final class Settings {
    private Settings() {}

    /**
     * One component of a settings record.
     *
     * @param carried whether nobody fills it in
     * @param choices an enum's names; empty for the other types
     */
    public record Field(
            String name,
            Class<?> type,
            String help,
            double low,
            double high,
            boolean carried,
            Object value,
            List<String> choices) {}

    /**
     * A settings record with its defaults.
     *
     * @throws IllegalArgumentException where a component says no default, or one that is not of its
     *     type or out of its range
     */
    public static <C extends Record> C defaults(Class<C> type) {
        try {
            return make(
                    type,
                    component -> {
                        String text = setting(component).is();
                        return parse(field(component, text), text);
                    });
        } catch (ReinsException e) {
            throw new IllegalArgumentException(
                    "the defaults of %s: %s".formatted(type.getName(), e.sentence()), e);
        }
    }

    /**
     * Settings that belong together.
     *
     * @param name of the component that is a record of them; empty for those of the record itself
     */
    public record Group(String name, List<Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** The components of a settings record by where they stand, its own first. */
    public static List<Group> groups(Record settings) {
        List<Field> own = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (read(component, settings) instanceof Record part) {
                groups.add(new Group(component.getName(), fields(part)));
            } else {
                own.add(field(component, read(component, settings)));
            }
        }
        groups.addFirst(new Group("", own));
        return groups;
    }

    /** The components of a settings record, in order. */
    public static List<Field> fields(Record settings) {
        return Stream.of(settings.getClass().getRecordComponents())
                .flatMap(component -> {
                    Object value = read(component, settings);
                    return value instanceof Record part
                            ? fields(part).stream()
                            : Stream.of(field(component, value));
                })
                .toList();
    }

    private static Field field(RecordComponent component, Object value) {
        Setting setting = setting(component);
        List<String> choices = new ArrayList<>();
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                choices.add(constant.toString());
            }
        }
        return new Field(
                component.getName(),
                component.getType(),
                setting.value(),
                setting.low(),
                setting.high(),
                setting.carried(),
                value,
                List.copyOf(choices));
    }

    private static Setting setting(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(
                    "component %s of %s is no @Setting"
                            .formatted(
                                    component.getName(),
                                    component.getAccessor().getDeclaringClass().getName()));
        }
        return setting;
    }

    /** Name to value, in order. */
    public static Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields(settings).forEach(field -> values.put(field.name(), field.value()));
        return values;
    }

    /**
     * A copy with some components changed.
     *
     * @throws ReinsException where a name is unknown, a text is not of the type, or out of range
     */
    public static <C extends Record> C with(C settings, Map<String, String> changes) {
        Map<String, Object> values = values(settings);
        for (String name : changes.keySet()) {
            if (!values.containsKey(name)) {
                throw new ReinsException(
                        "There is no setting '%s'; choose one of: %s."
                                .formatted(name, String.join(", ", values.keySet())));
            }
        }
        for (Field field : fields(settings)) {
            String text = changes.get(field.name());
            if (text != null) {
                values.put(field.name(), parse(field, text));
            }
        }
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) settings.getClass();
        return make(type, component -> Objects.requireNonNull(values.get(component.getName())));
    }

    /**
     * @param value of each component that is no record itself
     */
    private static <C extends Record> C make(
            Class<C> type, Function<RecordComponent, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Stream.of(components)
                        .map(component ->
                                component.getType().isRecord()
                                        ? make(component.getType().asSubclass(Record.class), value)
                                        : value.apply(component))
                        .toArray();
        try {
            Constructor<C> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw new ReinsException(
                        "These settings do not go together: " + wrong.getMessage());
            }
            throw new IllegalStateException("settings " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings " + type, e);
        }
    }

    /**
     * The value a text stands for.
     *
     * @throws ReinsException where the text is not of the field's type, or out of its range
     */
    public static Object parse(Field field, String text) {
        String trimmed = text.strip();
        Object value;
        try {
            if (field.type() == int.class) {
                value = Integer.parseInt(trimmed);
            } else if (field.type() == long.class) {
                value = Long.parseLong(trimmed);
            } else if (field.type() == double.class) {
                value = Double.parseDouble(trimmed);
            } else if (field.type() == boolean.class) {
                value = parseBoolean(field, trimmed);
            } else if (field.type() == String.class) {
                value = trimmed;
            } else {
                value = parseChoice(field, trimmed);
            }
        } catch (NumberFormatException e) {
            throw new ReinsException(
                    (field.type() == double.class
                                    ? "Setting '%s' needs a number, not '%s'."
                                    : "Setting '%s' needs a whole number, not '%s'.")
                            .formatted(field.name(), trimmed),
                    e);
        }
        if (value instanceof Number number) {
            double plain = number.doubleValue();
            if (!(plain >= field.low() && plain <= field.high())) {
                throw new ReinsException(
                        (field.high() == Double.POSITIVE_INFINITY
                                        ? "Setting '%s' is %s; it must be %s or more."
                                        : "Setting '%s' is %s; it must be between %s and %s.")
                                .formatted(
                                        field.name(),
                                        trimmed,
                                        plain(field.low()),
                                        plain(field.high())));
            }
        }
        return value;
    }

    private static Object parseBoolean(Field field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new ReinsException(
                            "Setting '%s' needs true or false, not '%s'."
                                    .formatted(field.name(), text));
        };
    }

    private static Object parseChoice(Field field, String text) {
        for (Object constant : field.type().getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new ReinsException(
                "Setting '%s' needs one of %s, not '%s'."
                        .formatted(field.name(), field.choices(), text));
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("component " + component, e);
        }
    }
}
