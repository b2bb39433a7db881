/* cli/console.c - messages to standard error, results to standard output.
 *
 * Plain write(2), so that every failure is seen: a closed stream, a full disk, a reader that went away. */
#include "cli/session.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool output_was_closed;
static bool pipe_is_broken;

void console_open(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
        output_was_closed |= fd == STDOUT_FILENO;
        if (open("/dev/null", O_RDWR) != fd) return; /* takes the lowest free number, which is fd */
    }
}

/* Returns 0 or an errno. */
static int write_fully(int fd, const char *bytes, size_t n) {
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, bytes + done, n - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno;
        done += (size_t)put;
    }
    return 0;
}

/* --- messages --- */

static bool has_colour(const struct session *session) {
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (session->colour != COLOUR_AUTO) return session->colour == COLOUR_ALWAYS;
    if (no_colour && *no_colour) return false;
    return isatty(STDERR_FILENO) && terminal && !text_equal(terminal, "dumb");
}

static bool is_shown(const struct session *session, const struct diag *diag) {
    if (session->is_quiet) return diag->level == DIAG_ERROR;
    return diag->level > DIAG_NOTE || session->is_verbose;
}

void console_messages(struct session *session) {
    struct text_builder out = {.arena = session->arena};
    bool colour = has_colour(session);
    diags_sort(session->diags);
    for (size_t i = 0; i < diags_count(session->diags); i++) {
        const struct diag *diag = diags_at(session->diags, i);
        if (!is_shown(session, diag)) continue;
        text_add(&out, session->is_json ? diag_json(session->arena, diag) : diag_text(session->arena, diag, colour));
        if (!text_ends(text_done(&out), "\n")) text_add_char(&out, '\n');
    }
    /* Where messages cannot be shown nothing is left to tell it with: the exit status says the rest. */
    (void)write_fully(STDERR_FILENO, text_done(&out), out.n);
}

/* --- results --- */

static int write_results(const struct session *session) {
    if (session->results.n == 0) return 0;
    if (output_was_closed) return EBADF;
    int error = write_fully(STDOUT_FILENO, session->results.bytes, session->results.n);
    if (error == 0 && close(STDOUT_FILENO) != 0 && errno != EINTR) error = errno;
    return error;
}

enum status console_first(struct session *session) {
    if (output_was_closed) return console_results(session);
    int error = write_fully(STDOUT_FILENO, text_done(&session->results), session->results.n);
    if (error == EPIPE) return STATUS_OK; /* nobody reads: what was asked for is done all the same */
    if (error != 0) return console_results(session);
    session->results.n = 0;
    return STATUS_OK;
}

enum status console_results(struct session *session) {
    int error = write_results(session);
    if (error == 0) return STATUS_OK;
    pipe_is_broken = error == EPIPE;
    if (pipe_is_broken) return STATUS_OUTSIDE;
    struct diag diag = {.message = MSG_USE_OUTPUT, .level = DIAG_ERROR, .count = 1};
    diag.sentence = text_replace(session->arena, message_sentence(MSG_USE_OUTPUT), "{0}", strerror(error));
    const char *text = session->is_json ? diag_json(session->arena, &diag) : diag_text(session->arena, &diag, false);
    (void)write_fully(STDERR_FILENO, text, strlen(text));
    return STATUS_OUTSIDE;
}

int console_signal(void) {
    return pipe_is_broken ? SIGPIPE : 0;
}
