#ifndef SPOTTER_KERNELS_H
#define SPOTTER_KERNELS_H

#include <stdint.h>

/// Adds to each score the product of its row and a vector, times its scale, times a factor. The rows lie one behind the other, each
/// as long as the vector, a multiple of 16 numbers. The sums have to fit into 32 bits.
void spotter_add_products(
  float *_Nonnull scores, const int16_t *_Nonnull rows, const float *_Nonnull scales, int32_t count,
  const int16_t *_Nonnull vector, int64_t length, float factor);

/// A row of a sparse table of weights: what a stored weight of 1 stands for, and where its entries end, which is where those of the
/// next row begin.
typedef struct {
  float scale;
  uint32_t end;
} SpotterRow;

/// Adds some rows of a sparse table of weights, each times a value, behind the last row, which is added once. Entries are a gap of
/// columns in the high byte and a weight in the low one; those of a row whose scale is below 0 are two weights each, one for every
/// sum. There is a multiple of eight sums.
void spotter_add_rows(
  float *_Nonnull sums, int32_t width, const SpotterRow *_Nonnull rows, int32_t rowCount,
  const uint16_t *_Nonnull entries, const int32_t *_Nonnull numbers, const float *_Nonnull values, int32_t count);

/// Adds one number to some of the sums.
void spotter_add_number(float *_Nonnull sums, int32_t start, int32_t end, float number);

/// The features of one group of n-grams, given by their hashes: their numbers, each once and in the order in which they come, and what
/// each is worth.
///
/// The table has as many slots as the mask says and one more, with the high bits of a hash and below them, in 24 bits, a number plus
/// one; 0 where nothing is. With more than 32 hashes it takes places to note what came already: zeros, a power of two of them and at
/// least twice as many as hashes, of which the mask is one less. Returns how many there are.
int32_t spotter_add_features(
  int32_t *_Nonnull numbers, float *_Nonnull values, int32_t first, const uint64_t *_Nonnull hashes, int32_t start,
  int32_t end, const uint64_t *_Nonnull table, int64_t mask, const float *_Nonnull idf, float unknown, float scale,
  int32_t *_Nonnull places, int32_t placeMask);

/// The sum of the exponentials of all scores less the largest, times a factor; those that are least or less are left out.
float spotter_sum_of_exponentials(
  const float *_Nonnull scores, int32_t count, float largest, float factor, float least);

/// The largest of some numbers; there is one at least.
float spotter_largest(const float *_Nonnull numbers, int32_t count);

/// The first place from one on at which a number is not less than another; the count where there is none.
int32_t spotter_place_of_at_least(const float *_Nonnull numbers, int32_t start, int32_t count, float least);

/// Adds a row of numbers of 4 bits, each times a factor: the low halves of the bytes are the first half of the row.
void spotter_add_halves(float *_Nonnull sums, const uint8_t *_Nonnull pairs, int32_t count, float factor);

/// Turns fractions into multiples of a unit, rounded half away from zero and cut off at 16 bits.
void spotter_whole_numbers(
  int16_t *_Nonnull whole, const float *_Nonnull fractions, int32_t count, float unit);

#endif
