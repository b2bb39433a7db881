/* peers/run_duckdb.c - runs SQL through DuckDB's C API and prints the last result, a row a line, tabs between.
 *
 *     run_duckdb THREADS NAME=FILE... SCRIPT...     @NAME@ in the scripts stands for FILE
 *     run_duckdb version
 *
 * Statements end with a semicolon at the end of a line. The functions are declared here as DuckDB's documentation has
 * them, because the package that ships the library has no header. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint64_t column_count, row_count, rows_changed;
    void *columns;
    char *error;
    void *internal;
} duckdb_result;

int duckdb_open(const char *path, void **ret_database);
int duckdb_connect(void *database, void **ret_connection);
int duckdb_query(void *connection, const char *sql, duckdb_result *ret_result);
const char *duckdb_result_error(duckdb_result *result);
char *duckdb_value_varchar(duckdb_result *result, uint64_t column, uint64_t row);
uint64_t duckdb_row_count(duckdb_result *result);
uint64_t duckdb_column_count(duckdb_result *result);
void duckdb_destroy_result(duckdb_result *result);
void duckdb_free(void *memory);
const char *duckdb_library_version(void);

static void fail(const char *what, const char *why) {
    fprintf(stderr, "run_duckdb: %s: %s\n", what, why);
    exit(EXIT_FAILURE);
}

static char *read_text(const char *path) {
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    if (file == NULL || getdelim(&text, &size, '\0', file) < 0) fail(path, "cannot be read");
    fclose(file);
    return text;
}

/* A copy in which @NAME@ is FILE, for a word NAME=FILE. */
static char *replaced(char *text, const char *word) {
    const char *equals = strchr(word, '=');
    size_t name_length = (size_t)(equals - word);
    char *result = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&result, &size);
    for (char *at = text; *at;) {
        bool is_here = *at == '@' && strncmp(at + 1, word, name_length) == 0 && at[name_length + 1] == '@';
        if (is_here)
            fputs(equals + 1, out);
        else
            fputc(*at, out);
        at += is_here ? name_length + 2 : 1;
    }
    fclose(out);
    free(text);
    return result;
}

static void print(duckdb_result *result) {
    uint64_t n_columns = duckdb_column_count(result);
    for (uint64_t row = 0; row < duckdb_row_count(result); row++) {
        for (uint64_t column = 0; column < n_columns; column++) {
            char *value = duckdb_value_varchar(result, column, row);
            printf("%s%c", value ? value : "", column + 1 < n_columns ? '\t' : '\n');
            duckdb_free(value);
        }
    }
}

static void run(void *connection, char *text, bool is_last) {
    duckdb_result result;
    for (char *end; (end = strstr(text, ";\n")); text = end + 2) {
        *end = '\0';
        if (duckdb_query(connection, text, &result) != 0) fail(text, duckdb_result_error(&result));
        if (is_last && strstr(end + 2, ";\n") == NULL) print(&result);
        duckdb_destroy_result(&result);
    }
}

int main(int argc, char **argv) {
    void *database, *connection;
    duckdb_result result;
    if (argc < 3) {
        puts(duckdb_library_version());
        return 0;
    }
    if (duckdb_open(NULL, &database) || duckdb_connect(database, &connection)) fail("DuckDB", "cannot be opened");
    char sql[64];
    snprintf(sql, sizeof sql, "SET threads = %d", atoi(argv[1]));
    if (duckdb_query(connection, sql, &result) != 0) fail(sql, duckdb_result_error(&result));
    for (int i = 2; i < argc; i++) {
        if (strchr(argv[i], '=')) continue;
        char *text = read_text(argv[i]);
        for (int j = 2; j < argc; j++)
            if (strchr(argv[j], '=')) text = replaced(text, argv[j]);
        run(connection, text, i == argc - 1);
        free(text);
    }
    return 0;
}
