package reins.core.role;

import reins.core.fact.ReinsException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds an element of a list by its id. Safe on every thread. */
public final class ById {
    private ById() {}

    /**
     * @param kind what the list holds, for the sentence
     * @throws ReinsException where there is none of that id
     */
    public static <T> T find(String kind, List<T> all, Function<T, String> ids, String id) {
        return all.stream()
                .filter(one -> ids.apply(one).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "There is no %s '%s'; choose one of: %s."
                                        .formatted(
                                                kind,
                                                id,
                                                all.stream()
                                                        .map(ids)
                                                        .collect(Collectors.joining(", ")))));
    }
}
