#ifndef SPOTTER_WORD_VECTORS_H
#define SPOTTER_WORD_VECTORS_H

/// The word vectors of this folder, in the layout of `VectorTable`; they live as long as the program.
const unsigned char *_Nonnull spotter_word_vectors(void);
unsigned long spotter_word_vectors_size(void);

#endif
