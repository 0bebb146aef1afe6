/** robomimic's and Minari's HDF5 files, and how HDF5 is read and written. */
@NullMarked
package reins.sessions.format.hdf5;

import org.jspecify.annotations.NullMarked;
