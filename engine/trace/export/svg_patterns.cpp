#include "trace/export/svg_patterns.hpp"

#include <cstddef>
#include <cstdint>

#include "base/format.hpp"
#include "trace/export/svg_writer.hpp"

namespace interleave {
namespace {

std::string id_of(Theme theme, std::string_view name) {
  constexpr std::string_view kThemes[] = {"light-", "dark-", "contrast-light-", "contrast-dark-"};
  std::string id = "interleave-";
  return id.append(kThemes[static_cast<std::size_t>(theme)]).append(name);
}

std::string stripes(const std::string& id, int gap, std::uint32_t color, std::string_view opacity,
                    bool both) {
  const std::string size = to_text(gap);
  std::string text =
      "<pattern id=\"" + id + "\" width=\"" + size + "\" height=\"" + size +
      "\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V" + size +
      (both ? "M0 0H" + size : std::string{}) + "\" fill=\"none\" stroke=\"" + hex_color(color) +
      "\" stroke-opacity=\"";
  return text.append(opacity) += "\"/></pattern>\n";
}

}  // namespace

std::string fill_with_pattern(Theme theme, std::string_view name) {
  return " fill=\"url(#" + id_of(theme, name) + ")\"";
}

std::string svg_patterns(Theme theme) {
  const Tones& of = tones(theme);
  return "<defs>\n" + stripes(id_of(theme, "idle"), 7, of.hairline, "0.9", false) +
         stripes(id_of(theme, "switching"), 4, of.ground, "0.7", false) +
         stripes(id_of(theme, "polling"), 5, of.ground, "0.7", true) + "<pattern id=\"" +
         id_of(theme, "texture") +
         "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle cx=\"1.5\" "
         "cy=\"1.5\" r=\"1\" fill=\"" +
         hex_color(of.ground) + "\" fill-opacity=\"0.55\"/></pattern>\n</defs>\n";
}

}  // namespace interleave
