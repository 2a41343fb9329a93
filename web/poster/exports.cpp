// What JavaScript sees of the poster's module. Bytes go in by malloc(); what comes out stays until
// its handle is given back.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "poster/poster.hpp"

using namespace interleave;

struct PosterHandle {
  std::string svg;
};

extern "C" {

// `text`: the scenario, and right after it the knobs (poster/poster.hpp), UTF-8. `by_task`: a row a
// task instead of a core. Never null; of length 0 when the text has errors.
PosterHandle* poster_draw(const char* text, std::uint32_t text_length, std::uint32_t knobs_length,
                          float width, int dark, int by_task) {
  SvgOptions options;
  options.width = std::clamp(width, 320.0f, 4000.0f);
  if (dark) options.theme = Theme::dark;
  if (by_task) options.frame = SvgOptions::Frame::your_code;
  const std::string_view knobs{text + text_length, knobs_length};
  return new PosterHandle{draw_poster({text, text_length}, knobs, options)};
}
const char* poster_bytes(const PosterHandle* handle) { return handle->svg.data(); }
std::uint32_t poster_length(const PosterHandle* handle) {
  return static_cast<std::uint32_t>(handle->svg.size());
}
void poster_destroy(PosterHandle* handle) { delete handle; }
}
