/* base/status.h - how an operation ended.
 *
 * The values are the program's exit statuses (the contract is in docs/command-line.md), so a status travels
 * from the room where something happened to main() without translation. Detail is never in the status:
 * it goes to the diagnostics (base/diag.h).
 * Convention   a function that can fail returns enum status, which must be used; its `ret_` outputs are
 *              untouched unless it returns STATUS_OK. Argument order: arena, const inputs, diags, ret_ outputs.
 * Memory       no status is needed for "out of memory" inside a run: see base/arena.h. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    STATUS_OK = 0,       /* done, all well */
    STATUS_NO = 1,       /* done, and the answer is no: a check failed, figures differ */
    STATUS_USAGE = 2,    /* wrong usage of the command line */
    STATUS_SPEC = 3,     /* the specification is wrong */
    STATUS_DATA = 4,     /* the data is wrong */
    STATUS_OUTSIDE = 5,  /* something outside: a file missing or unreadable, memory, disk */
    STATUS_FAULT = 70    /* a fault of the program itself */
};

#define MUST_USE __attribute__((warn_unused_result))

/* Leaves the calling function with the status of `call` unless that is STATUS_OK. Safe because everything open is
 * owned by an arena. */
#define TRY(call)                                   \
    do {                                            \
        enum status try_status_ = (call);           \
        if (try_status_ != STATUS_OK) return try_status_; \
    } while (0)

#endif
