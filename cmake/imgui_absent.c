/* Of sscanf ImGui needs what its WebGL backend asks for: a text and whole numbers in it (%d). Fields to type numbers into and its
   settings file, which need more, are not used. The library's own would bring in the reading of long doubles, 6 KB compressed. */
#include <stdarg.h>

static int digit_of(char letter) { return letter >= '0' && letter <= '9' ? letter - '0' : -1; }

int sscanf(const char* text, const char* format, ...) {
  int found = 0;
  va_list numbers;
  va_start(numbers, format);
  while (*format) {
    if (format[0] != '%' || format[1] != 'd') {
      if (*text++ != *format++) break;
      continue;
    }
    if (digit_of(*text) < 0) break;
    int number = 0;
    while (digit_of(*text) >= 0 && number < 100000000) number = number * 10 + digit_of(*text++);
    *va_arg(numbers, int*) = number;
    ++found;
    format += 2;
  }
  va_end(numbers);
  return found;
}
