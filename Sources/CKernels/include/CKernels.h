#ifndef SPOTTER_KERNELS_H
#define SPOTTER_KERNELS_H

#include <stdint.h>

/// Adds to each score the product of its row and a vector, times its scale, times a factor. The rows lie one behind the other, each
/// as long as the vector, a multiple of 16 numbers. The sums have to fit into 32 bits.
void spotter_add_products(
  float *_Nonnull scores, const int16_t *_Nonnull rows, const float *_Nonnull scales, int32_t count,
  const int16_t *_Nonnull vector, int64_t length, float factor);

/// Adds a row of weights, each times a factor; a multiple of eight of them.
void spotter_add_weights(
  float *_Nonnull sums, const int8_t *_Nonnull weights, int32_t count, float factor);

/// Adds a row of numbers of 4 bits, each times a factor: the low halves of the bytes are the first half of the row.
void spotter_add_halves(float *_Nonnull sums, const uint8_t *_Nonnull pairs, int32_t count, float factor);

/// Turns fractions into multiples of a unit, rounded half away from zero and cut off at 16 bits.
void spotter_whole_numbers(
  int16_t *_Nonnull whole, const float *_Nonnull fractions, int32_t count, float unit);

#endif
