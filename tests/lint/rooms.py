"""Which room may include which: the one table, shown in docs/rooms.md and checked by test_source.py.

A room is a folder. It may include its own headers, those of the rooms listed and those of rooms that these may use; the
third-party headers listed belong to it alone (cairo and pango have a room each way of drawing).
"""

ROOMS = {
    # folder: (rooms it may use, third-party headers)
    "engine/base": ((), ("utf8proc.h", "nettle/")),
    "engine/extract": (("base",), ("csv.h", "iconv.h")),
    "engine/spec": (("base",), ("yaml.h",)),
    "engine/result": (("base",), ()),
    "engine/plan": (("spec", "extract", "base"), ()),
    "engine/count": (("plan", "spec", "extract", "base"), ()),
    "engine/tabulate": (("plan", "count", "result", "base", "spec", "extract"), ()),
    "charts/style": (("base",), ()),
    "charts/figure": (("style", "result", "base"), ()),
    "charts/draw": (("figure", "style", "result", "base"),
                    ("cairo", "pango", "fontconfig/", "ft2build.h", "freetype", "zlib.h", "hb", "glib")),
    # of style the widths of letters: what has no font library measures with them
    "charts/paper": (("draw", "figure", "style", "result", "base"), ("cairo", "pango", "qpdf/")),
    "engine/workbook": (("style", "result", "base"), ("xlsxwriter", "minizip/", "zlib.h", "zip.h", "unzip.h", "expat.h")),
    "engine/text": (("result", "base"), ()),
    # of draw svg.h alone, which links without cairo; of text the CSV, which must be that of tables/NAME.csv, and its wording
    "engine/page": (("draw", "figure", "style", "text", "result", "base"), ()),
    "engine/audit": (("extract", "result", "base"), ()),
    # the door: what is behind it is a module that the program loads
    "engine/presenters": (("workbook", "draw", "paper", "style", "result", "base"), ()),
    "engine/run": (("base", "extract", "spec", "result", "plan", "count", "tabulate", "presenters", "page", "text", "audit"), ()),
    "engine/cli": (("run", "presenters", "audit", "text", "result", "spec", "base"), ()),
}

# Headers of the C library and of Linux that any room may include.
SYSTEM = ("assert.h", "ctype.h", "dlfcn.h", "errno.h", "fcntl.h", "float.h", "immintrin.h", "inttypes.h", "limits.h", "malloc.h", "math.h",
          "pthread.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h",
          "stdlib.h", "string.h",
          "strings.h", "sys/file.h", "sys/ioctl.h", "sys/mman.h", "sys/random.h", "sys/resource.h", "sys/stat.h", "sys/types.h", "time.h", "unistd.h", "dirent.h")
