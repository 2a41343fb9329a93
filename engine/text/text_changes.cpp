#include "text/text_changes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sort.hpp"

namespace interleave {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kStep = 2;  // blanks a level of indentation

}  // namespace

TextChanges::TextChanges(std::string_view text)
    : text_(text), line_break_(text.find("\r\n") == text.npos ? "\n" : "\r\n") {}

std::size_t TextChanges::line_begin(std::size_t offset) const {
  const std::size_t before = text_.substr(0, offset).rfind('\n');
  if (before != text_.npos) return before + 1;
  return text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

std::size_t TextChanges::line_end(std::size_t offset) const {
  const std::size_t end = std::min(text_.find('\n', offset), text_.size());
  return end > offset && end < text_.size() && text_[end - 1] == '\r' ? end - 1 : end;
}

std::string TextChanges::indentation(std::size_t offset) const {
  const std::size_t begin = line_begin(offset);
  const std::size_t end = std::min(text_.find_first_not_of(kBlanks, begin), text_.size());
  return std::string(text_.substr(begin, end - begin));
}

void TextChanges::replace(const StatementRange& statement, std::string by) {
  changes_.push_back({statement.begin, statement.end, std::move(by)});
}

// With its line if nothing else stands there, else with one of the `;` around it.
void TextChanges::remove(const StatementRange& statement) {
  std::size_t begin = statement.begin, end = statement.end;
  const std::size_t behind = std::min(text_.find_first_not_of(kBlanks, end), text_.size());
  const std::size_t first = line_begin(begin), last = line_end(end);
  const bool alone = text_.find_first_not_of(kBlanks, first) == begin && behind >= last;
  if (alone) {
    begin = first;
    end = std::min(text_.find('\n', last), text_.size() - 1) + 1;
  } else if (behind < text_.size() && text_[behind] == ';') {
    end = std::min(text_.find_first_not_of(kBlanks, behind + 1), text_.size());
  } else {
    const std::size_t before = text_.substr(0, begin).find_last_not_of(kBlanks);
    if (before != text_.npos && text_[before] == ';' && before >= first) {
      const std::size_t kept = text_.substr(0, before).find_last_not_of(kBlanks);
      begin = kept == text_.npos ? before : std::max(kept + 1, first);
    }
  }
  changes_.push_back({begin, end, ""});
}

void TextChanges::insert_after(const StatementRange& statement, std::string_view added,
                               std::size_t depth) {
  if (!statement.first_on_line || !statement.last_on_line) {
    changes_.push_back({statement.end, statement.end, " ; " + std::string(added)});
    return;
  }
  std::string text(line_break_);
  std::string indent = indentation(statement.begin);
  if (depth > statement.depth) indent.append((depth - statement.depth) * kStep, ' ');
  if (depth == 0 && statement.depth > 0) indent.clear();
  const std::size_t less = depth < statement.depth ? (statement.depth - depth) * kStep : 0;
  indent.resize(indent.size() - std::min(indent.size(), less));
  const std::size_t at = line_end(statement.end);
  changes_.push_back({at, at, text.append(indent).append(added)});
}

void TextChanges::insert_at_start(std::string_view added) {
  const std::size_t at = line_begin(0);
  changes_.push_back({at, at, std::string(added).append(line_break_)});
}

void TextChanges::insert_at_end(std::string_view added, std::size_t depth) {
  std::string text = std::string(depth * kStep, ' ').append(added).append(line_break_);
  changes_.push_back({text_.size(), text_.size(), std::move(text)});
}

std::string TextChanges::apply() && {
  // At one place, what comes is put before what goes.
  sort_items(changes_, [](const Change& a, const Change& b) {
    return std::make_tuple(a.begin, a.begin != a.end) < std::make_tuple(b.begin, b.begin != b.end);
  });
  std::string result;
  std::size_t at = 0;
  for (const Change& change : changes_) {
    if (change.begin > at) result.append(text_.substr(at, change.begin - at));
    const bool appended = change.begin == text_.size() && change.begin == change.end;
    if (appended && change.text.find_first_of("\r\n") != 0 && !result.empty() &&
        result.back() != '\n') {
      result.append(line_break_);
    }
    result.append(change.text);
    at = std::max(at, change.end);
  }
  return result.append(text_.substr(at));
}

}  // namespace interleave
