/* peers/limits.c - what the machine gives at most: a file read in blocks, and its SHA-256 by the library that we use.
 *
 *     limits read|sha256 FILE */
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 1 << 18 };

int main(int argc, char **argv) {
    static uint8_t block[BLOCK_BYTES];
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    int file = argc == 3 ? open(argv[2], O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return 2;
    bool is_hashed = strcmp(argv[1], "sha256") == 0;
    sha256_init(&hash);
    ssize_t n;
    while ((n = read(file, block, sizeof block)) > 0)
        if (is_hashed) sha256_update(&hash, (size_t)n, block);
    if (n < 0) return 1;
    sha256_digest(&hash, sizeof digest, digest);
    if (is_hashed)
        for (size_t i = 0; i < sizeof digest; i++) printf("%02x", digest[i]);
    return 0;
}
