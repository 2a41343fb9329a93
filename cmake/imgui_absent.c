/* ImGui reads numbers that somebody types into one of its fields, and its settings file, with sscanf; we have neither. The
   library's own would bring in the reading of long doubles, 6 KB compressed. */
int sscanf(const char* text, const char* format, ...) {
  (void)text;
  (void)format;
  return 0;
}
