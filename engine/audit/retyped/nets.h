/* audit/retyped/nets.h - lines inside a total's parts that count other parts again, and no label says so.
 *
 * "North" under N1, N2 and N3, or "Any Asian" under two lines of it, has no word of a total. Such a *net* is a line that is the sum
 * of two or more lines beside it (all before it, or all after it) in most of its columns. Whoever asks takes the parts
 * without nets only where the total foots without them and not with them: a net by chance does no harm.
 * Lifetime  the arena given. */
#ifndef AUDIT_RETYPED_NETS_H
#define AUDIT_RETYPED_NETS_H

#include "audit/retyped/totals.h"

/* How nets may lie. */
enum net_reading {
    NETS_AFTER,      /* each after what it adds up; lines may stand outside of nets */
    NETS_AFTER_ALL,  /* each adds up every line since the net before it */
    NETS_BEFORE,     /* each before what it adds up */
    NETS_BEFORE_ALL, /* each adds up every line until the next net */
    N_NET_READINGS
};

/* The total with those parts that are no nets by the reading; as many parts as before where there are none, or where the
 * parts are too many to try. */
struct total total_without_nets(struct arena *arena, const struct retyped *paper, const struct paper_table *table,
                                enum axis_name axis, const struct total *total, enum net_reading reading);

#endif
