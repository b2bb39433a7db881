/* cli/command_schema.c - `schema`: the language's keys as a JSON Schema, for editors. */
#include "cli/command_table.h"

#include "spec/spec.h"

enum status command_schema(struct session *session) {
    text_add(&session->results, spec_schema(session->arena));
    return STATUS_OK;
}
