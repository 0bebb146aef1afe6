package reins.policies.nn;

import org.bytedeco.javacpp.PointerScope;

/**
 * A block of code behind which the tensors made in it are freed at once, instead of whenever the
 * garbage collector comes by. Opened and closed by one thread, nested scopes inside out.
 */
public final class Scope implements AutoCloseable {
    private final PointerScope tensors = new PointerScope();

    @Override
    public void close() {
        tensors.close();
    }
}
