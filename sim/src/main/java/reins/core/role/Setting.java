package reins.core.role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a settings record means, its default, and its inclusive range. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What it does, in one phrase, with its unit. */
    String value();

    /** Its default, as a person types it. */
    String is();

    /** Whether it is carried along only, and nobody fills it in. */
    boolean carried() default false;

    double low() default Double.NEGATIVE_INFINITY;

    double high() default Double.POSITIVE_INFINITY;
}
