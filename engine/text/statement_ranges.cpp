#include "text/statement_ranges.hpp"

#include "text/lexer.hpp"
#include "text/words.hpp"

namespace interleave {
namespace {

class RangeReader {
 public:
  explicit RangeReader(std::string_view text) : text_(text) {}

  StatementRanges read() {
    Lexer lexer(text_, nullptr);
    std::vector<Token> tokens;
    StatementRange* last = nullptr;
    std::uint32_t last_line = 0;
    while (lexer.next_statement(tokens)) {
      StatementRange range{tokens.front().offset, tokens.back().offset + tokens.back().bytes};
      const std::uint32_t line = tokens.front().where.line;
      range.first_on_line = line != last_line;
      if (!range.first_on_line && last) last->last_on_line = false;
      last = place(tokens, range);
      last_line = line;
    }
    return std::move(ranges_);
  }

 private:
  // Where the range has been put; valid until the next statement of its kind.
  StatementRange* place(const std::vector<Token>& tokens, StatementRange range) {
    const auto text_of = [this, &tokens](std::size_t index) {
      return index < tokens.size() ? text_.substr(tokens[index].offset, tokens[index].bytes)
                                   : std::string_view{};
    };
    const StatementWord* const word = find_statement(text_of(0));
    if (!word) return nullptr;
    if (word->role == Role::operation) return place_operation(word->keyword, range);
    switch (word->keyword) {
      case Keyword::interleave: return &ranges_.version.emplace(range);
      case Keyword::title: return &ranges_.title.emplace(range);
      case Keyword::note: return &ranges_.notes.emplace_back(range);
      case Keyword::param: return &ranges_.parameters.emplace_back(range);
      case Keyword::task:
        in_variant_ = false;
        depth_ = 1;
        return &ranges_.tasks.emplace_back(StatementRanges::Task{range, {}}).head;
      case Keyword::variant:
        in_variant_ = true;
        return &ranges_.variants.emplace_back(StatementRanges::Variant{range, {}}).head;
      default: break;
    }
    range.depth = in_variant_ ? 1 : 0;
    auto& settings = in_variant_ ? ranges_.variants.back().settings : ranges_.settings;
    return &settings
                .emplace_back(StatementRanges::Setting{setting_key(text_of(0), text_of(1)), range})
                .range;
  }

  StatementRange* place_operation(Keyword keyword, StatementRange range) {
    if (ranges_.tasks.empty()) return nullptr;
    if (keyword == Keyword::end && depth_ > 1) --depth_;
    range.depth = depth_;
    if (keyword == Keyword::repeat) ++depth_;
    return &ranges_.tasks.back().operations.emplace_back(range);
  }

  std::string_view text_;
  StatementRanges ranges_;
  bool in_variant_ = false;
  std::size_t depth_ = 1;
};

}  // namespace

StatementRanges statement_ranges(std::string_view text) { return RangeReader(text).read(); }

std::string setting_key(std::string_view word, std::string_view name) {
  const StatementWord* const known = find_statement(word);
  std::string key(word);
  if (!known || known->keyword < Keyword::device || known->keyword > Keyword::barrier) return key;
  return key.append(" ").append(name);
}

}  // namespace interleave
