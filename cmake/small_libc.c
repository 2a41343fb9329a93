/* Functions of the C library in a few bytes, for what a page asks of them. */
#include <string.h>

/* The library's own is made for long texts (1.5 KB); here they are names. */
char* strstr(const char* text, const char* part) {
  const size_t length = strlen(part);
  for (; strncmp(text, part, length) != 0; ++text) {
    if (*text == '\0') return NULL;
  }
  return (char*)text;
}

/* What sinf() and cosf() ask of angles beyond two turns: how many quarter turns they are, and what is left. The library's own keeps
   5 KB of digits of pi, for angles in the millions; ImGui's are within some turns. */
int __rem_pio2f(float angle, double* left) {
  const double quarter_turn = 1.5707963267948966;
  const int quarters = (int)(angle / quarter_turn + (angle < 0 ? -0.5 : 0.5));
  *left = angle - quarters * quarter_turn;
  return quarters;
}

/* One instruction each. The library's own, of least size, go byte by byte: 3 ms for a text of 1 MB. */
void* memcpy(void* restrict to, const void* restrict from, size_t bytes) { return __builtin_memcpy(to, from, bytes); }

void* memmove(void* to, const void* from, size_t bytes) { return __builtin_memmove(to, from, bytes); }

void* memset(void* place, int byte, size_t bytes) { return __builtin_memset(place, byte, bytes); }
