/* base/sha256.h - SHA-256 (FIPS 180-4), by nettle. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/arena.h"

struct sha256;

struct sha256 *sha256_new(struct arena *arena);
void sha256_add(struct sha256 *hash, const void *bytes, size_t n);
/* 64 lower-case hexadecimal digits; the hash cannot be used again. */
const char *sha256_hex(struct arena *arena, struct sha256 *hash);
const char *sha256_of(struct arena *arena, const void *bytes, size_t n);

#endif
