/* peers/measure.c - runs a command and says what it took: seconds, processor seconds, kilobytes at most, exit status.
 *
 *     measure FILE COMMAND [ARGUMENT...]      its standard output goes to FILE
 *
 * A program of its own, because a child's peak memory begins with that of the process that started it: this one is
 * small. Time runs from before the process is there until it is gone. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv) {
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    struct rusage usage;
    if (argc < 3) return 2;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    double start = now();
    int error = posix_spawnp(&child, argv[2], &actions, NULL, argv + 2, environ);
    if (error != 0) {
        fprintf(stderr, "measure: %s: %s\n", argv[2], strerror(error));
        return 1;
    }
    if (wait4(child, &status, 0, &usage) < 0) return 1;
    double end = now();
    printf("%.6f %.6f %ld %d\n", end - start, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
