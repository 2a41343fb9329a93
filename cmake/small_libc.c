/* Two functions of the C library in a few bytes, for what ImGui and SDL ask of them. */
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
