#include "base/cpu.h"

#include <stdlib.h>
#include <string.h>

bool cpu_may_use(const char *version) {
    const char *named = getenv("BOARDPAPER_CPU");
    return named == NULL || strcmp(named, version) == 0;
}
