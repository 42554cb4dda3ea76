// The loops over numbers that reading a message spends most of its time in. In C because the compiler then makes each of them twice,
// for any processor and for those that take eight numbers at once, and the one that fits is chosen when the program starts.

#include "CKernels.h"

#include <math.h>

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

// So many rows in advance their entries are fetched.
#define AHEAD 6

FOR_EACH_PROCESSOR
void spotter_add_rows(
  float *restrict sums, int32_t width, const SpotterRow *restrict rows, int32_t rowCount,
  const uint16_t *restrict entries, const int32_t *restrict numbers, const float *restrict values, int32_t count) {
  // Rows lie wherever their features happen to be: what is needed soon is fetched while others are added.
  for (int32_t i = 0; i < count; i++) __builtin_prefetch(rows + numbers[i]);
  for (int32_t i = -1; i < count; i++) {
    if (i + AHEAD < count) {
      const int32_t next = numbers[i + AHEAD];
      if (next > 0 && next < rowCount) {
        const uint16_t *row = entries + rows[next - 1].end;
        __builtin_prefetch(row);
        __builtin_prefetch(row + 32);
      }
    }
    const int32_t number = i < 0 ? rowCount - 1 : numbers[i];
    if (number < 0 || number >= rowCount) __builtin_trap();
    const uint32_t start = number == 0 ? 0 : rows[number - 1].end, end = rows[number].end;
    const float scale = rows[number].scale, factor = i < 0 ? scale : values[i] * scale;
    if (scale < 0) {
      // The low byte of an entry is the first weight: right where numbers are little-endian, as in the archive.
      if ((end - start) * 2 != (uint32_t)width) __builtin_trap();
      const int8_t *weights = (const int8_t *)(entries + start);
      for (int32_t k = 0; k < width; k += 8) {
        *(EightFloats *)(sums + k) +=
          factor * __builtin_convertvector(*(const EightBytes *)(weights + k), EightFloats);
      }
    } else {
      uint32_t column = 0;
      for (uint32_t k = start; k < end; k++) {
        column += entries[k] >> 8;
        sums[column] += factor * (float)(int8_t)entries[k];
      }
    }
  }
}

FOR_EACH_PROCESSOR
void spotter_add_number(float *restrict sums, int32_t start, int32_t end, float number) {
  for (int32_t i = start; i < end; i++) sums[i] += number;
}

// The number of a hash, or -1.
static inline int32_t number_of(uint64_t hash, const uint64_t *table, int64_t mask) {
  for (int64_t slot = (int64_t)hash & mask; table[slot] != 0; slot = (slot + 1) & mask) {
    if ((table[slot] ^ hash) >> 24 == 0) return (int32_t)(table[slot] & 0xffffff) - 1;
  }
  return -1;
}

// The place at which a number stands, or `end` where it is new.
static inline int32_t place_of(
  int32_t number, const int32_t *numbers, int32_t first, int32_t end, int32_t *places, int32_t placeMask) {
  if (placeMask < 0) {
    for (int32_t place = first; place < end; place++) {
      if (numbers[place] == number) return place;
    }
    return end;
  }
  // Multiplicative hashing (Knuth, volume 3, 6.4): neighbouring numbers go to different places.
  uint32_t slot = ((uint32_t)number * 2654435769u >> 8) & (uint32_t)placeMask;
  // What stands before the group is forgotten.
  for (; places[slot] > first; slot = (slot + 1) & (uint32_t)placeMask) {
    if (numbers[places[slot] - 1] == number) return places[slot] - 1;
  }
  places[slot] = end + 1;
  return end;
}

int32_t spotter_add_features(
  int32_t *restrict numbers, float *restrict values, int32_t first, const uint64_t *restrict hashes, int32_t start,
  int32_t end, const uint64_t *restrict table, int64_t mask, const float *restrict idf, float unknown, float scale,
  int32_t *restrict places, int32_t placeMask) {
  int32_t last = first, missing = 0;
  // Most slots are far from each other: all are fetched at once.
  for (int32_t i = start; i < end; i++) __builtin_prefetch(table + ((int64_t)hashes[i] & mask));
  // How often each is there stands where its value will be.
  for (int32_t i = start; i < end; i++) {
    const int32_t number = number_of(hashes[i], table, mask);
    if (number < 0) {
      missing++;
      continue;
    }
    const int32_t place = place_of(number, numbers, first, last, places, placeMask);
    if (place == last) {
      __builtin_prefetch(idf + number);
      numbers[last] = number;
      values[last++] = 1;
    } else {
      values[place]++;
    }
  }
  float squares = (float)missing * unknown * unknown;
  for (int32_t i = first; i < last; i++) {
    const float value = (values[i] > 1 ? 1 + logf(values[i]) : 1) * idf[numbers[i]];
    values[i] = value;
    squares += value * value;
  }
  if (squares > 0) {
    const float factor = scale / sqrtf(squares);
    for (int32_t i = first; i < last; i++) values[i] *= factor;
  }
  return last;
}

// Makes eight numbers from -87 to 0 their exponentials, to some seven digits (S. Moshier's Cephes library).
static inline __attribute__((always_inline)) void exponentiate(EightFloats *eight) {
  const Eight powers = __builtin_convertvector(*eight * 1.44269504f - 0.5f, Eight);
  const EightFloats whole = __builtin_convertvector(powers, EightFloats);
  const EightFloats x = (*eight - whole * 0.693359375f) + whole * 2.12194440e-4f;
  EightFloats sum = x * 1.9875691500e-4f + 1.3981999507e-3f;
  sum = sum * x + 8.3334519073e-3f;
  sum = sum * x + 4.1665795894e-2f;
  sum = sum * x + 1.6666665459e-1f;
  sum = sum * x + 5.0000001201e-1f;
  *eight = (sum * (x * x) + x + 1.0f) * (EightFloats)((powers + 127) << 23);
}

FOR_EACH_PROCESSOR
float spotter_sum_of_exponentials(
  const float *restrict scores, int32_t count, float largest, float factor, float least) {
  EightFloats sums = {0};
  for (int32_t i = 0; i < count; i += 8) {
    EightFloats eight = {0};
    if (i + 8 <= count) {
      eight = *(const EightFloats *)(scores + i);
    } else {
      for (int32_t k = 0; k < 8; k++) eight[k] = i + k < count ? scores[i + k] : -INFINITY;
    }
    eight = (eight - largest) * factor;
    const Eight counts = eight > least;
    eight = (EightFloats)((Eight)eight & counts);
    exponentiate(&eight);
    sums += (EightFloats)((Eight)eight & counts);
  }
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

FOR_EACH_PROCESSOR
float spotter_largest(const float *restrict numbers, int32_t count) {
  float largest = numbers[0];
  int32_t i = 0;
  if (count >= 8) {
    EightFloats most = *(const EightFloats *)numbers;
    for (i = 8; i + 8 <= count; i += 8) {
      most = __builtin_elementwise_max(most, *(const EightFloats *)(numbers + i));
    }
    for (int32_t k = 0; k < 8; k++) largest = most[k] > largest ? most[k] : largest;
  }
  for (; i < count; i++) largest = numbers[i] > largest ? numbers[i] : largest;
  return largest;
}

FOR_EACH_PROCESSOR
int32_t spotter_place_of_at_least(const float *restrict numbers, int32_t start, int32_t count, float least) {
  int32_t i = start;
  for (; i + 16 <= count; i += 16) {
    const Eight one = *(const EightFloats *)(numbers + i) >= least;
    const Eight two = *(const EightFloats *)(numbers + i + 8) >= least;
    if (__builtin_reduce_or(one | two) != 0) break;
  }
  while (i < count && !(numbers[i] >= least)) i++;
  return i;
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
