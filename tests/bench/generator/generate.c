/* generator/generate.c - writes extracts of any size for the benchmark: the same bytes for the same form, rows and
 * seed.
 *
 *     generate FORM ROWS FOLDER [SEED [shuffled]]    the files of a form (forms.h) and calendar.csv
 *
 * calendar.csv is for engines that do not count working days: each day, and the working days up to and including it. */
#include "forms.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_SEED = 20080912, BUFFER_BYTES = 1 << 20 };

struct job {
    const struct form *form;
    const char *folder;
    struct days days;
    struct recorder recorder;
    struct record record;
};

static FILE *open_in(const char *folder, const char *name) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "w") : NULL;
    if (file == NULL) {
        fprintf(stderr, "generate: cannot write %s in %s\n", name, folder);
        exit(EXIT_FAILURE);
    }
    setvbuf(file, NULL, _IOFBF, BUFFER_BYTES);
    return file;
}

static void close_file(FILE *file) {
    if (fclose(file) == 0) return;
    perror("generate");
    exit(EXIT_FAILURE);
}

static void write_calendar(const struct job *job) {
    FILE *file = open_in(job->folder, "calendar.csv");
    fputs("date,wdn\n", file);
    for (int day = 0; day < N_DAYS; day++) fprintf(file, "%s,%d\n", job->days.iso[day], job->days.working[day]);
    close_file(file);
}

static void write_records(struct job *job) {
    FILE *log = open_in(job->folder, job->form->file);
    FILE *stages = job->form->stages ? open_in(job->folder, job->form->stages) : NULL;
    form_write_header(job->form, log);
    if (stages) stages_write_header(stages);
    for (int64_t number = 1; number <= job->recorder.n_records; number++) {
        recorder_draw(&job->recorder, number, &job->record);
        form_write(job->form, &job->days, &job->record, log);
        if (stages) stages_write(&job->days, &job->record, stages);
    }
    close_file(log);
    if (stages) close_file(stages);
}

int main(int argc, char **argv) {
    static struct job job;
    job.form = argc >= 4 && argc <= 6 ? form_find(argv[1]) : NULL;
    int64_t n_records = job.form ? strtoll(argv[2], NULL, 10) : 0;
    bool is_shuffled = argc == 6 && strcmp(argv[5], "shuffled") == 0;
    if (n_records <= 0 || is_shuffled != (argc == 6)) {
        fputs("usage: generate wide|permuted|linked ROWS FOLDER [SEED [shuffled]]\n", stderr);
        return 2;
    }
    job.folder = argv[3];
    days_init(&job.days);
    job.recorder = recorder_new(&job.days, n_records, argc > 4 ? strtoull(argv[4], NULL, 10) : USUAL_SEED, is_shuffled);
    write_calendar(&job);
    write_records(&job);
    return 0;
}
