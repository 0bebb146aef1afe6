/**
 * Benchmarks by JMH. Run all, or those whose names match: {@code mvn -q test-compile exec:exec@jmh
 * -Djmh=Lander}.
 */
@NullMarked
package reins.app.jmh;

import org.jspecify.annotations.NullMarked;
