#include "text/operation_moves.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

#include "text/edit.hpp"

namespace interleave {
namespace {

constexpr std::string_view kBlanks = " \t";

// Lines of a text, each with its end.
struct Lines {
  std::string_view text;

  [[nodiscard]] std::size_t begin(std::size_t offset) const {
    return text.substr(0, offset).rfind('\n') + 1;  // npos + 1 is 0
  }
  [[nodiscard]] std::size_t end(std::size_t offset) const {
    return std::min(text.find('\n', offset), text.size() - 1) + 1;
  }
  [[nodiscard]] std::size_t indentation(std::size_t offset) const {
    const std::size_t first = begin(offset);
    return std::min(text.find_first_not_of(kBlanks, first), text.size()) - first;
  }
};

void match_repeats(std::vector<Statement>& body) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (std::holds_alternative<RepeatStatement>(body[i])) open.push_back(i);
    auto* const end = std::get_if<EndStatement>(&body[i]);
    if (!end || open.empty()) continue;
    end->begin = static_cast<std::uint32_t>(open.back());
    std::get_if<RepeatStatement>(&body[open.back()])->end = static_cast<std::uint32_t>(i);
    open.pop_back();
  }
}

// Statement by statement, for those that share their lines with others.
std::string move_statements(std::string_view text, const ParsedScenario& parsed,
                            const OperationMove& move, std::size_t count) {
  Scenario changed = parsed.scenario;
  std::vector<Statement>& from = changed.tasks[move.task].body;
  const auto first = from.begin() + static_cast<std::ptrdiff_t>(move.operation);
  const auto last = first + static_cast<std::ptrdiff_t>(count);
  std::vector<Statement> moved(first, last);
  from.erase(first, last);
  std::size_t before = move.to_before;
  if (move.task == move.to_task && before > move.operation) before -= count;
  std::vector<Statement>& to = changed.tasks[move.to_task].body;
  to.insert(to.begin() + static_cast<std::ptrdiff_t>(before),
            std::make_move_iterator(moved.begin()), std::make_move_iterator(moved.end()));
  match_repeats(from);
  match_repeats(to);
  return edit(text, parsed, changed);
}

std::string indented(std::string_view lines, std::ptrdiff_t by) {
  std::string result;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end);
    const std::size_t blanks = std::min(line.find_first_not_of(kBlanks), line.size());
    const auto wanted = static_cast<std::ptrdiff_t>(blanks) + by;
    result.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(wanted, 0)), ' ');
    result.append(line.substr(blanks));
  }
  return result;
}

}  // namespace

std::size_t block_end(const std::vector<Statement>& body, std::size_t begin) {
  const auto* const repeat = std::get_if<RepeatStatement>(&body[begin]);
  return repeat ? repeat->end + std::size_t{1} : begin + 1;
}

std::size_t depth_at(const std::vector<Statement>& body, std::size_t index) {
  std::size_t depth = 1;
  for (std::size_t i = 0; i < index; ++i) {
    if (std::holds_alternative<RepeatStatement>(body[i])) ++depth;
    if (std::holds_alternative<EndStatement>(body[i])) --depth;
  }
  return depth;
}

std::string move_operations(std::string_view text, const ParsedScenario& parsed,
                            const StatementRanges& ranges, const OperationMove& move) {
  const std::vector<Statement>& body = parsed.scenario.tasks[move.task].body;
  const std::size_t end = block_end(body, move.operation);
  const bool same_task = move.task == move.to_task;
  if (same_task && move.to_before >= move.operation && move.to_before <= end) {
    return std::string(text);
  }
  const std::size_t count = end - move.operation;
  const auto& operations = ranges.tasks[move.task].operations;
  const auto& target = ranges.tasks[move.to_task];
  const StatementRange& before =
      move.to_before == 0 ? target.head : target.operations[move.to_before - 1];
  bool alone = before.last_on_line;
  for (std::size_t i = move.operation; i < end; ++i) {
    alone = alone && operations[i].first_on_line && operations[i].last_on_line;
  }
  if (!alone) return move_statements(text, parsed, move, count);

  const Lines lines{text};
  const std::size_t first = lines.begin(operations[move.operation].begin);
  const std::size_t last = lines.end(operations[end - 1].end);
  const std::size_t at = lines.end(before.end);
  const std::size_t old_depth = depth_at(body, move.operation);
  const std::size_t depth = depth_at(parsed.scenario.tasks[move.to_task].body, move.to_before);
  // In the same block the lines keep their indentation, elsewhere they take that of their places.
  const auto levels = static_cast<std::ptrdiff_t>(depth) - static_cast<std::ptrdiff_t>(old_depth);
  std::string moved = indented(text.substr(first, last - first), levels * 2);
  if (!moved.ends_with('\n')) moved += '\n';
  std::string result;
  const auto append = [&result](std::string_view part) {
    if (!result.empty() && !part.empty() && result.back() != '\n') result += '\n';
    result.append(part);
  };
  if (at <= first) {
    append(text.substr(0, at));
    append(moved);
    append(text.substr(at, first - at));
    append(text.substr(last));
  } else {
    append(text.substr(0, first));
    append(text.substr(last, at - last));
    append(moved);
    append(text.substr(at));
  }
  return result;
}

}  // namespace interleave
