/* base/files/sha256.c - SHA-256, by nettle. */
#include "base/sha256.h"

#include <nettle/sha2.h>

struct sha256 {
    struct sha256_ctx context;
};

struct sha256 *sha256_new(struct arena *arena) {
    struct sha256 *hash = ARENA_NEW(arena, struct sha256);
    nettle_sha256_init(&hash->context);
    return hash;
}

void sha256_add(struct sha256 *hash, const void *bytes, size_t n) {
    nettle_sha256_update(&hash->context, n, bytes);
}

const char *sha256_hex(struct arena *arena, struct sha256 *hash) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    nettle_sha256_digest(&hash->context, sizeof digest, digest);
    char *hex = ARENA_ARRAY(arena, char, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 0xF];
    }
    return hex;
}

const char *sha256_of(struct arena *arena, const void *bytes, size_t n) {
    struct sha256 *hash = sha256_new(arena);
    sha256_add(hash, bytes, n);
    return sha256_hex(arena, hash);
}
