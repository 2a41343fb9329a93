/* sscanf in a few bytes. Of it ImGui and SDL need what they ask of versions and of hints: a text and whole numbers in it (%d). Fields
   to type numbers into and ImGui's settings file, which need more, are not used; the library's own would bring in the reading of
   long doubles. */
#include <stdarg.h>

static int digit_of(char letter) { return letter >= '0' && letter <= '9' ? letter - '0' : -1; }

int vsscanf(const char* text, const char* format, va_list numbers) {
  int found = 0;
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
  return found;
}

int sscanf(const char* text, const char* format, ...) {
  va_list numbers;
  va_start(numbers, format);
  const int found = vsscanf(text, format, numbers);
  va_end(numbers);
  return found;
}
