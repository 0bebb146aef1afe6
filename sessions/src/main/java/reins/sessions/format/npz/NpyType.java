package reins.sessions.format.npz;

/** A type of numbers in a NumPy file that is read or written here. Safe on every thread. */
enum NpyType {
    FLOAT32("<f4", 4),
    FLOAT64("<f8", 8),
    INT64("<i8", 8),
    INT32("<i4", 4),
    INT16("<i2", 2),
    INT8("|i1", 1),
    UINT8("|u1", 1),
    BOOL("|b1", 1);

    private final String code;
    private final int size;

    NpyType(String code, int size) {
        this.code = code;
        this.size = size;
    }

    /** As NumPy writes it. */
    String code() {
        return code;
    }

    /** Bytes of one number. */
    int size() {
        return size;
    }

    static NpyType of(String code) {
        for (NpyType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                code.contains("O")
                        ? "it holds Python objects, which are never unpacked here"
                        : "numbers of type %s are not read here".formatted(code));
    }
}
