#include "link/link.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "link/fields.hpp"
#include "link/payload.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

constexpr std::string_view kKnob = "k.";
constexpr std::string_view kRange = "..";
constexpr std::size_t kMostQuoted = 40;  // bytes of a wrong value that are repeated
constexpr std::uint32_t kMostRows = 1'000'000'000;

std::string written(Time t) { return exact_duration({t.ns}); }

// The bytes come from anywhere: json_string() makes UTF-8 of them, in which one may take six.
std::string quoted(std::string_view text) {
  text = text.substr(0, kMostQuoted);
  std::string made = json_string(text);
  for (; made.size() > 2 * kMostQuoted; made = json_string(text)) text.remove_suffix(1);
  return "`" + made.substr(1, made.size() - 2) + "`";
}

std::optional<Time> read_time(std::string_view text) {
  const auto literal = parse_literal(text);
  if (!literal || !literal->value.is_whole()) return std::nullopt;
  const std::int64_t ns = literal->value.numerator();
  const bool has_unit = literal->unit == Unit::duration || ns == 0;
  if (!has_unit || ns < 0 || ns > kMaxTime.ns) return std::nullopt;
  return Time{ns};
}

std::optional<LinkView> read_view(std::string_view text) {
  const std::size_t dots = text.find(kRange);
  if (dots == text.npos) return std::nullopt;
  const auto start = read_time(text.substr(0, dots));
  const auto end = read_time(text.substr(dots + kRange.size()));
  if (!start || !end || *start >= *end) return std::nullopt;
  return LinkView{*start, *end};
}

std::optional<std::uint32_t> read_count(std::string_view text) {
  const auto count = parse_literal(text);
  const bool counts = count && count->unit == Unit::number && count->value.is_whole() &&
                      count->value.numerator() >= 0 && count->value.numerator() <= kMostRows;
  if (!counts) return std::nullopt;
  return static_cast<std::uint32_t>(count->value.numerator());
}

std::optional<LinkSelection> read_selection(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return std::nullopt;
  const auto at = read_time(text.substr(0, comma));
  const auto row = read_count(text.substr(comma + 1));
  if (!at || !row) return std::nullopt;
  return LinkSelection{*at, *row};
}

class LinkReader {
 public:
  void take(const LinkField& field) {
    if (field.name == "s") return take_text(field.value);
    if (field.name == "url") {
      link_.url = field.value;
    } else if (field.name == "f") {
      take_frame(field);
    } else if (field.name == "m") {
      take_mode(field);
    } else if (field.name == "n") {
      keep(link_.variant, read_count(field.value), field,
           translatable("a number of a variant such as `0`"));
    } else if (field.name == "t") {
      keep(link_.at, read_time(field.value), field, translatable("a time such as `5ms`"));
    } else if (field.name == "v") {
      keep(link_.view, read_view(field.value), field,
           translatable("two times such as `5ms..20ms`"));
    } else if (field.name == "sel") {
      keep(link_.selection, read_selection(field.value), field,
           translatable("a time and a row such as `5ms,0`"));
    } else if (field.name.starts_with(kKnob)) {
      take_knob(field);
    } else {
      reading_.problems.push_back(
          say("The link says {0}, which this version of Interleave does not know.",
              {quoted(field.name)}));
    }
  }

  LinkReading read() && { return std::move(reading_); }

 private:
  void take_text(std::string_view payload) {
    auto text = unpack(payload);
    reading_.lost_text = text ? "" : text.error();
    link_.text = text ? std::move(*text) : "";
  }

  void take_frame(const LinkField& field) {
    if (std::count(kLinkFrames.begin(), kLinkFrames.end(), field.value) == 0) {
      return complain(field, translatable("`your-code`, `threads`, `cores` or `whole-system`"));
    }
    link_.frame = field.value;
  }

  void take_mode(const LinkField& field) {
    if (std::count(kLinkModes.begin(), kLinkModes.end(), field.value) == 0) {
      return complain(field, translatable("`simulated`, `real` or `both`"));
    }
    link_.mode = field.value;
  }

  void take_knob(const LinkField& field) {
    const std::string name = field.name.substr(kKnob.size());
    const auto value = parse_literal(field.value);
    if (!value) return complain(field, translatable("a value such as `5ms` or `3`"));
    std::erase_if(link_.knobs, [&](const LinkKnob& knob) { return knob.name == name; });
    link_.knobs.push_back({name, *value});
  }

  template <class Value>
  void keep(std::optional<Value>& place, std::optional<Value> value, const LinkField& field,
            std::string_view expected) {
    if (!value) return complain(field, expected);
    place = value;
  }

  void complain(const LinkField& field, std::string_view expected) {
    reading_.problems.push_back(
        say("The link's {0} should be {1}, but is {2}.",
            {quoted(field.name), std::string(translated(expected)), quoted(field.value)}));
  }

  LinkReading reading_;
  Link& link_ = reading_.link;
};

}  // namespace

std::vector<LinkField> link_fields(const Link& link) {
  std::vector<LinkField> fields;
  if (!link.text.empty()) fields.push_back({"s", pack(link.text)});
  if (!link.url.empty()) fields.push_back({"url", link.url});
  if (link.at) fields.push_back({"t", written(*link.at)});
  if (link.view) {
    const std::string start = written(link.view->start);
    fields.push_back({"v", start + std::string(kRange) + written(link.view->end)});
  }
  if (!link.frame.empty()) fields.push_back({"f", link.frame});
  if (!link.mode.empty()) fields.push_back({"m", link.mode});
  if (link.variant) fields.push_back({"n", to_text(*link.variant)});
  if (link.selection) {
    const std::string at = written(link.selection->at);
    fields.push_back({"sel", at + "," + to_text(link.selection->row)});
  }
  for (const LinkKnob& knob : link.knobs) {
    fields.push_back({std::string(kKnob) + knob.name, print_literal(knob.value)});
  }
  return fields;
}

std::string write_link(const Link& link) {
  std::string fragment;
  for (const LinkField& field : link_fields(link)) append_field(fragment, field.name, field.value);
  return fragment;
}

LinkReading read_link(std::string_view link) {
  LinkReader reader;
  for (const LinkField& field : read_fields(link)) reader.take(field);
  return std::move(reader).read();
}

}  // namespace interleave
