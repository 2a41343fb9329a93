// The grammar: reads statement after statement into a Scenario and a SourceMap, reports what is
// wrong and goes on with the next statement. What one run can or cannot do is resolve()'s business.
//
// Statements are read by name in parse_statement.cpp (where each may stand), parse_settings.cpp,
// parse_policy.cpp, parse_objects.cpp, parse_tasks.cpp, parse_operations.cpp and
// parse_parameters.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/name_table.hpp"
#include "model/policy_keys.hpp"
#include "text/parse.hpp"
#include "text/quantity_parser.hpp"
#include "text/statement_cursor.hpp"
#include "text/words.hpp"

namespace interleave {

class Parser {
 public:
  // All three must outlive the parser; `parsed` is empty.
  Parser(std::string_view text, ParsedScenario& parsed, Report& report)
      : text_(text), scenario_(parsed.scenario), source_(parsed.source), report_(report) {}

  // False when the text is of another version, of which nothing can be said.
  [[nodiscard]] bool run();

  // Whether an operation of this task was left out or has no value after an error.
  [[nodiscard]] bool is_damaged(std::size_t task) const { return damaged_[task]; }

 private:
  // The block that a statement belongs to.
  enum class Place : std::uint8_t { common, task, variant };
  struct Block {
    std::optional<std::size_t> variant;  // empty: the common block
    std::uint64_t seen = 0;              // bit by Keyword: settings said once
    std::array<NameTable, 5> names;      // `device` to `barrier`
  };
  struct OpenRepeat {
    std::uint32_t operation;
    SourceSpan where;
  };

  // parse_statement.cpp
  [[nodiscard]] bool check_version();
  void parse_statement(StatementCursor& cursor);
  [[nodiscard]] bool may_set(const StatementWord& word, const SourceSpan& where);
  [[nodiscard]] bool may_operate(const StatementWord& word, const SourceSpan& where);
  void report_pending_setting();

  // parse_settings.cpp
  void parse_setting(const StatementWord& word, StatementCursor& cursor);
  [[nodiscard]] bool say_once(const StatementWord& word, const SourceSpan& where);
  void parse_heading(Keyword keyword, StatementCursor& cursor);
  void parse_number(const StatementWord& word, StatementCursor& cursor);
  void parse_model(StatementCursor& cursor);
  void parse_interpreter_lock(StatementCursor& cursor);
  void parse_waits(StatementCursor& cursor);
  void parse_queues(StatementCursor& cursor);
  void parse_cost(StatementCursor& cursor);
  void parse_horizon(StatementCursor& cursor);
  void parse_variant(StatementCursor& cursor);
  [[nodiscard]] Settings& settings();
  [[nodiscard]] SourceMap::SettingsPlaces& places();
  [[nodiscard]] Block& block() { return place_ == Place::variant ? variant_block_ : common_block_; }

  // parse_policy.cpp
  void parse_policy(StatementCursor& cursor);
  [[nodiscard]] bool parse_policy_argument(PolicyStatement& policy, StatementCursor& cursor);
  [[nodiscard]] bool read_policy_value(const PolicyKey& key, PolicyArgument& argument,
                                       SourceSpan& where, StatementCursor& cursor);

  // parse_objects.cpp
  void parse_object(const StatementWord& word, StatementCursor& cursor);
  void parse_device(std::string_view name, StatementCursor& cursor);
  void parse_mutex(std::string_view name, StatementCursor& cursor);
  void parse_counted(Keyword keyword, std::string_view name, StatementCursor& cursor);
  void parse_channel(std::string_view name, StatementCursor& cursor);

  // parse_tasks.cpp
  void parse_task(StatementCursor& cursor);
  [[nodiscard]] bool parse_attribute(TaskStatement& task, SourceMap::TaskPlaces& where,
                                     std::uint32_t& seen, StatementCursor& cursor);
  [[nodiscard]] bool parse_attribute_value(Attribute attribute, TaskStatement& task,
                                           SourceMap::TaskPlaces& where, StatementCursor& cursor);
  [[nodiscard]] bool parse_every(TaskStatement& task, SourceMap::TaskPlaces& where,
                                 StatementCursor& cursor);
  [[nodiscard]] bool parse_deadline(TaskStatement& task, SourceMap::TaskPlaces& where,
                                    StatementCursor& cursor);
  [[nodiscard]] bool parse_quantities(Unit unit, std::string_view what,
                                      std::vector<Quantity>& quantities,
                                      std::vector<SourceSpan>& places, StatementCursor& cursor);
  [[nodiscard]] bool parse_names(TaskStatement& task, SourceMap::TaskPlaces& where,
                                 StatementCursor& cursor);
  [[nodiscard]] bool parse_variant_names(TaskStatement& task, SourceMap::TaskPlaces& where,
                                         StatementCursor& cursor);
  void close_task();

  // parse_operations.cpp
  void parse_operation(const StatementWord& word, StatementCursor& cursor);
  void parse_cpu(StatementCursor& cursor);
  void parse_io(StatementCursor& cursor);
  void parse_sleep(StatementCursor& cursor);
  void parse_coordination(Verb verb, StatementCursor& cursor);
  void parse_spawn(StatementCursor& cursor);
  void parse_repeat(StatementCursor& cursor);
  void parse_end(StatementCursor& cursor);
  [[nodiscard]] bool read_wait(std::optional<WaitMode>& wait, bool label_may_follow,
                               StatementCursor& cursor);
  [[nodiscard]] bool read_length(std::string_view what, LengthStatement& length, SourceSpan& where,
                                 StatementCursor& cursor);
  void add_operation(Statement statement, const SourceMap::OperationPlaces& where);
  void end_repeat(const SourceSpan& where);

  // parse_parameters.cpp
  void parse_parameters();
  void parse_parameter(StatementCursor& cursor);
  [[nodiscard]] bool parse_parameter_values(Parameter& parameter, SourceSpan& value_place,
                                            StatementCursor& cursor);
  [[nodiscard]] bool check_parameter(Parameter& parameter, const SourceSpan& value_place,
                                     const SourceSpan& range_place, const SourceSpan& step_place);

  std::string_view text_;
  Scenario& scenario_;
  SourceMap& source_;
  Report& report_;

  ParameterTable parameters_;
  bool is_first_statement_ = true;
  Place place_ = Place::common;
  Block common_block_, variant_block_;
  NameTable task_names_;
  std::vector<OpenRepeat> open_repeats_;
  std::uint32_t stray_repeats_ = 0;  // open ones that belong to no task and were reported
  std::vector<bool> damaged_;        // by task

  // A common setting after a task is right only if no task or operation follows it.
  struct PendingSetting {
    std::string_view name;
    SourceSpan where;
  };
  std::optional<PendingSetting> pending_setting_;
};

}  // namespace interleave
