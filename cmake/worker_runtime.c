/* What a worker's stand-alone module would otherwise import: it has nobody to tell that its memory grew. */
#include <stddef.h>

void emscripten_notify_memory_growth(size_t index) { (void)index; }
