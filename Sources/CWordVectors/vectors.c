#include "CWordVectors.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

// Aligned, so that the numbers in it can be read in place.
_Alignas(16) static const unsigned char vectors[] = {
#embed "wordpiece-128.bin"
};

const unsigned char *spotter_word_vectors(void) { return vectors; }
unsigned long spotter_word_vectors_size(void) { return sizeof vectors; }
