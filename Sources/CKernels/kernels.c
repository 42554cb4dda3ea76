// The loops over numbers that reading a message spends most of its time in. In C because the compiler then makes each of them twice,
// for any processor and for those that take eight numbers at once, and the one that fits is chosen when the program starts.

#include "CKernels.h"

// A product and a sum stay two roundings, so that every processor comes to the same numbers.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

typedef int16_t Sixteen __attribute__((vector_size(32), aligned(2), may_alias));
typedef int32_t SixteenWide __attribute__((vector_size(64)));
typedef int32_t Eight __attribute__((vector_size(32)));
typedef int8_t EightBytes __attribute__((vector_size(8), aligned(1), may_alias));
typedef float EightFloats __attribute__((vector_size(32), aligned(4), may_alias));

// Sixteen products, neighbours added: one instruction with the multiplication.
#define PRODUCTS(a, b) \
  ({ \
    SixteenWide products = \
      __builtin_convertvector(*(const Sixteen *)(a), SixteenWide) * __builtin_convertvector(b, SixteenWide); \
    __builtin_shufflevector(products, products, 0, 2, 4, 6, 8, 10, 12, 14) \
      + __builtin_shufflevector(products, products, 1, 3, 5, 7, 9, 11, 13, 15); \
  })

FOR_EACH_PROCESSOR
void spotter_add_products(
  float *restrict scores, const int16_t *restrict rows, const float *restrict scales, int32_t count,
  const int16_t *restrict vector, int64_t length, float factor) {
  int32_t row = 0;
  // Four rows at a time: what is read of the vector serves all of them.
  for (; row + 4 <= count; row += 4, rows += 4 * length) {
    Eight a = {0}, b = {0}, c = {0}, d = {0};
    for (int64_t i = 0; i < length; i += 16) {
      const Sixteen numbers = *(const Sixteen *)(vector + i);
      a += PRODUCTS(rows + i, numbers);
      b += PRODUCTS(rows + length + i, numbers);
      c += PRODUCTS(rows + 2 * length + i, numbers);
      d += PRODUCTS(rows + 3 * length + i, numbers);
    }
    const int32_t sums[] = {
      __builtin_reduce_add(a), __builtin_reduce_add(b), __builtin_reduce_add(c), __builtin_reduce_add(d)};
    for (int32_t i = 0; i < 4; i++) scores[row + i] += factor * ((float)sums[i] * scales[row + i]);
  }
  for (; row < count; row++, rows += length) {
    Eight a = {0};
    for (int64_t i = 0; i < length; i += 16) a += PRODUCTS(rows + i, *(const Sixteen *)(vector + i));
    scores[row] += factor * ((float)__builtin_reduce_add(a) * scales[row]);
  }
}

FOR_EACH_PROCESSOR
void spotter_add_weights(float *restrict sums, const int8_t *restrict weights, int32_t count, float factor) {
  for (int32_t i = 0; i < count; i += 8) {
    *(EightFloats *)(sums + i) +=
      factor * __builtin_convertvector(*(const EightBytes *)(weights + i), EightFloats);
  }
}

FOR_EACH_PROCESSOR
void spotter_add_halves(float *restrict sums, const uint8_t *restrict pairs, int32_t count, float factor) {
  const int32_t half = count / 2;
  for (int32_t i = 0; i < half; i++) {
    // Shifted up and down again, a half keeps its sign.
    sums[i] += factor * (float)((int8_t)(uint8_t)(pairs[i] << 4) >> 4);
    sums[half + i] += factor * (float)((int8_t)pairs[i] >> 4);
  }
}

FOR_EACH_PROCESSOR
void spotter_whole_numbers(int16_t *restrict whole, const float *restrict fractions, int32_t count, float unit) {
  for (int32_t i = 0; i < count; i++) {
    float multiple = fractions[i] * unit;
    multiple += multiple < 0 ? -0.5f : 0.5f;
    multiple = multiple < -32768.0f ? -32768.0f : multiple > 32767.0f ? 32767.0f : multiple;
    whole[i] = (int16_t)multiple;
  }
}
