#include "text/form_place.hpp"

#include <algorithm>
#include <charconv>

#include "text/statement_printer.hpp"

namespace interleave {
namespace {

using Kind = FormPlace::Kind;

std::string_view take_word(std::string_view& words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return word;
}

bool take_number(std::string_view& words, std::size_t& number) {
  const std::string_view word = take_word(words);
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc{} && end == word.data() + word.size();
}

std::string key_of(const std::string& line) {
  std::string_view rest = line;
  const std::string_view word = take_word(rest);
  return setting_key(word, take_word(rest));
}

template <class List>
const typename List::value_type* find(const List& list, std::size_t index) {
  return index < list.size() ? &list[index] : nullptr;
}

}  // namespace

std::optional<FormPlace> read_place(std::string_view words) {
  FormPlace place;
  std::string_view rest = words;
  const std::string_view word = take_word(rest);
  bool good = true;
  if (word == "title") {
    place.kind = Kind::title;
  } else if (word == "note" || word == "param" || word == "task") {
    place.kind = word == "note" ? Kind::note : word == "param" ? Kind::param : Kind::task;
    good = take_number(rest, place.index);
  } else if (word == "op") {
    place.kind = Kind::operation;
    good = take_number(rest, place.index) && take_number(rest, place.operation);
  } else if (word == "variant") {
    place.kind = Kind::variant;
    good = take_number(rest, place.index);
    if (good && !rest.empty()) {
      place.kind = Kind::setting;
      place.variant = place.index;
      place.key = rest;
    }
  } else {
    place.kind = Kind::setting;
    place.key = words;
  }
  if (place.kind == Kind::setting) good = good && !place.key.empty();
  return good ? std::optional(std::move(place)) : std::nullopt;
}

std::optional<std::string> statement_at(const Scenario& scenario, const FormPlace& place) {
  const StatementPrinter printer(scenario.parameters);
  switch (place.kind) {
    case Kind::title:
      if (scenario.title.empty()) return std::nullopt;
      return printer.title(scenario.title);
    case Kind::note:
      if (const auto* note = find(scenario.notes, place.index)) return printer.note(*note);
      break;
    case Kind::param:
      if (const auto* param = find(scenario.parameters, place.index)) return printer.print(*param);
      break;
    case Kind::variant:
      if (const auto* variant = find(scenario.variants, place.index)) {
        return printer.variant(variant->name);
      }
      break;
    case Kind::task:
      if (const auto* task = find(scenario.tasks, place.index)) return printer.head(*task);
      break;
    case Kind::operation:
      if (const auto* task = find(scenario.tasks, place.index)) {
        if (const auto* one = find(task->body, place.operation)) return printer.print(*one);
      }
      break;
    case Kind::setting: {
      const Settings* settings = &scenario.settings;
      if (place.variant) {
        const auto* variant = find(scenario.variants, *place.variant);
        if (!variant) return std::nullopt;
        settings = &variant->settings;
      }
      for (std::string& line : printer.print(*settings)) {
        if (key_of(line) == place.key) return std::move(line);
      }
    }
  }
  return std::nullopt;
}

std::optional<StatementRange> range_at(const StatementRanges& ranges, const FormPlace& place) {
  switch (place.kind) {
    case Kind::title: return ranges.title;
    case Kind::note:
      if (const auto* range = find(ranges.notes, place.index)) return *range;
      break;
    case Kind::param:
      if (const auto* range = find(ranges.parameters, place.index)) return *range;
      break;
    case Kind::variant:
      if (const auto* variant = find(ranges.variants, place.index)) return variant->head;
      break;
    case Kind::task:
      if (const auto* task = find(ranges.tasks, place.index)) return task->head;
      break;
    case Kind::operation:
      if (const auto* task = find(ranges.tasks, place.index)) {
        if (const auto* range = find(task->operations, place.operation)) return *range;
      }
      break;
    case Kind::setting: {
      const auto* settings = &ranges.settings;
      if (place.variant) {
        const auto* variant = find(ranges.variants, *place.variant);
        if (!variant) return std::nullopt;
        settings = &variant->settings;
      }
      for (const StatementRanges::Setting& setting : *settings) {
        if (setting.key == place.key) return setting.range;
      }
    }
  }
  return std::nullopt;
}

}  // namespace interleave
