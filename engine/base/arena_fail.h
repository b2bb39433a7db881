/* base/arena_fail.h - for tests only: makes one allocation fail, as if memory had ended just there.
 *
 * Counts arena_alloc, arena_child and arena_open of the calling thread. After n further allocations the next one fails
 * once; negative: none fails. Returns how many were still to come, so that a test can tell when n was never reached. */
#ifndef BASE_ARENA_FAIL_H
#define BASE_ARENA_FAIL_H

long arena_fail_after(long n);

#endif
