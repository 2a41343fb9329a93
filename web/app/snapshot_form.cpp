#include "app/snapshot_form.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "text/form_names.hpp"
#include "text/form_place.hpp"
#include "text/operation_moves.hpp"
#include "text/statement_parts.hpp"
#include "text/statement_printer.hpp"

namespace interleave {
namespace {

void write_list(JsonWriter& json, std::string_view name, std::span<const std::string_view> words) {
  json.key(name).array();
  for (const std::string_view word : words) json.value(word);
  json.end_array();
}

void write_field(JsonWriter& json, const FormField& field,
                 const std::optional<std::string>& value) {
  json.object().field("name", field.name).field("label", field.label);
  json.field("kind", name_of(field.kind)).field("optional", field.optional);
  json.field_or_null("value", value);
  if (!field.words.empty()) write_list(json, "words", field.words);
  if (!field.of.empty()) json.field("of", field.of);
  json.end_object();
}

class FormWriter {
 public:
  FormWriter(JsonWriter& json, const ParsedScenario& parsed)
      : json_(json), scenario_(parsed.scenario), source_(parsed.source) {}

  void write() {
    open("title");
    statement("title", scenario_.title.empty() ? "title \"\"" : printer_.title(scenario_.title), 0);
    close();
    open("notes");
    for (std::size_t i = 0; i < std::min(scenario_.notes.size(), kMostFormTasks); ++i) {
      statement("note " + std::to_string(i), printer_.note(scenario_.notes[i]), 0);
    }
    close();
    open("parameters");
    for (std::size_t i = 0; i < scenario_.parameters.size(); ++i) {
      statement("param " + std::to_string(i), printer_.print(scenario_.parameters[i]),
                source_.parameters[i].line);
    }
    close();
    open("settings");
    settings("", scenario_.settings);
    close();
    tasks();
    variants();
    names();
    words();
  }

 private:
  void open(std::string_view name) { json_.key(name).array(); }
  void close() { json_.end_array(); }

  void begin(const std::string& at, const std::string& line, std::uint32_t place) {
    const StatementParts parts = parts_of(line);
    const FormWord* const word = find_form_word(parts.word);
    json_.object().field("at", at).field("word", parts.word);
    json_.field("label", word ? word->label : std::string_view(parts.word));
    json_.field("line", place).key("fields").array();
    for (std::size_t i = 0; i < parts.fields.size(); ++i) {
      write_field(json_, parts.fields[i], parts.values[i]);
    }
    json_.end_array();
  }
  void statement(const std::string& at, const std::string& line, std::uint32_t place) {
    begin(at, line, place);
    json_.end_object();
  }

  static std::string key_of(const std::string& line) {
    const std::size_t word = std::min(line.find(' '), line.size());
    const std::size_t name = std::min(line.find(' ', word + 1), line.size());
    if (word == line.size()) return line;
    return setting_key(line.substr(0, word), line.substr(word + 1, name - word - 1));
  }

  // Cores, policy and model first; every machine has them, so that those of the common settings are
  // shown with what the language takes for them where the text says nothing.
  void settings(const std::string& before, const Settings& said) {
    std::vector<std::string> lines = printer_.print(said);
    lines.resize(std::min(lines.size(), kMostFormTasks));
    constexpr std::array<std::string_view, 3> kFirst{"cores", "policy", "model"};
    for (const std::string_view key : kFirst) {
      const auto found = std::find_if(lines.begin(), lines.end(), [key](const std::string& line) {
        return key_of(line) == key;
      });
      if (found != lines.end()) {
        statement(before + std::string(key), *found, 0);
        lines.erase(found);
      } else if (before.empty()) {
        statement(std::string(key),
                  std::string(key) + " " + std::string(find_form_word(key)->fresh), 0);
      }
    }
    for (const std::string& line : lines) statement(before + key_of(line), line, 0);
  }

  void tasks() {
    std::size_t room = kMostFormOperations, left = 0;
    open("tasks");
    for (std::size_t t = 0; t < scenario_.tasks.size(); ++t) {
      const TaskStatement& task = scenario_.tasks[t];
      if (t >= kMostFormTasks || task.body.size() > room) {
        ++left;
        continue;
      }
      room -= task.body.size();
      begin("task " + std::to_string(t), printer_.head(task), source_.tasks[t].name.line);
      open("operations");
      std::size_t depth = 0;
      for (std::size_t i = 0; i < task.body.size(); ++i) {
        if (std::holds_alternative<EndStatement>(task.body[i])) --depth;
        begin("op " + std::to_string(t) + " " + std::to_string(i), printer_.print(task.body[i]),
              source_.tasks[t].operations[i].whole.line);
        json_.field("depth", depth).field("upTo", block_end(task.body, i));
        json_.field("closes", std::holds_alternative<EndStatement>(task.body[i])).end_object();
        if (std::holds_alternative<RepeatStatement>(task.body[i])) ++depth;
      }
      close();
      json_.end_object();
    }
    close();
    json_.field("left", left);
  }

  void variants() {
    open("variants");
    for (std::size_t v = 0; v < scenario_.variants.size(); ++v) {
      const std::string at = "variant " + std::to_string(v);
      begin(at, printer_.variant(scenario_.variants[v].name), source_.variant_names[v].line);
      open("settings");
      settings(at + " ", scenario_.variants[v].settings);
      close();
      json_.end_object();
    }
    close();
  }

  void names() {
    json_.key("names").object();
    for (const std::string_view word :
         {"device", "mutex", "semaphore", "channel", "barrier", "task", "param", "variant"}) {
      open(word);
      std::size_t room = kMostFormTasks;
      for (const std::string& name : declared_names(scenario_, word)) {
        if (room-- == 0) break;
        json_.value(name);
      }
      close();
    }
    json_.end_object();
  }

  // What can be added, apart for what stands in a task and what does not.
  void words() {
    for (const Role role : {Role::setting, Role::operation}) {
      open(role == Role::setting ? "addSettings" : "addOperations");
      for (const FormWord& word : form_words()) {
        const StatementWord* const known = find_statement(word.word);
        if (!known || known->role != role) continue;
        const bool named = !word.fields.empty() && word.fields[0].kind == FormField::Kind::name;
        json_.object().field("word", word.word).field("label", word.label);
        json_.field("many", named || role == Role::operation).end_object();
      }
      close();
    }
  }

  JsonWriter& json_;
  const Scenario& scenario_;
  const SourceMap& source_;
  StatementPrinter printer_{scenario_.parameters};
};

}  // namespace

void write_form(JsonWriter& json, const Document& document) {
  json.key("form").object().field("editable", document.text == document.good_text);
  FormWriter(json, document.good).write();
  json.end_object();
}

}  // namespace interleave
