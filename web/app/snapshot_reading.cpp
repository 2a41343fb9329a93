#include "app/snapshot_reading.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "ui/facts.hpp"
#include "ui/table.hpp"

namespace interleave {

void write_selected(JsonWriter& json, const Selection& selection) {
  if (selection.task.valid()) {
    json.field("task", selection.task.value);
  } else {
    json.field("core", selection.row);
  }
  if (!selection.at) return;
  json.field("time", selection.at->ns);
  if (selection.task.valid()) json.field("lane", selection.row);
}

void write_account(JsonWriter& json, const Account& account) {
  json.array();
  for (const AccountPart& part : account.parts) {
    json.object().field("label", translated(part.label)).field("time", part.time.ns);
    json.field("tenths", part.tenths).end_object();
  }
  json.end_array();
}

void write_why(JsonWriter& json, const Why& why) {
  json.key("why");
  if (why.title.empty()) {
    json.null();
    return;
  }
  json.object().field("title", why.title).field("pending", why.pending);
  json.key("sentences").array();
  for (const std::string& sentence : why.sentences) json.value(sentence);
  json.end_array();
  json.field("concernedTitle", why.concerned_title);
  json.key("concerned").array();
  for (const Why::Concerned& one : why.concerned) {
    json.object().field("name", one.name).field("words", one.words).field("chosen", one.chosen);
    json.field("run", one.what.run).field("measured", one.what.measured);
    write_selected(json, one.what);
    json.end_object();
  }
  json.end_array();
  json.field("accountTitle", why.account_title);
  json.key("account");
  write_account(json, why.account);
  json.end_object();
}

void write_table_choice(JsonWriter& json, const TableChoice& choice) {
  json.key("table").object().field("grouping", name_of(choice.grouping));
  json.field("measure", name_of(choice.measure));
  if (choice.sort) json.field("sort", name_of(*choice.sort));
  json.field("descending", choice.descending).end_object();
}

void write_table(JsonWriter& json, const AppState& state) {
  const Reading* reading = chosen_reading(state);
  if (reading == nullptr) return;
  const Table table(*reading, state.table);
  json.key("groupings").array();
  for (const Grouping grouping : groupings_of(reading->trace)) json.value(name_of(grouping));
  json.end_array();
  json.key("columns").array();
  for (const TableColumn& column : table.columns()) {
    json.object().field("id", name_of(column.id)).field("name", translated(column.name));
    json.field("isTime", column.kind == CellKind::duration).end_object();
  }
  json.end_array();
  json.field("rowCount", table.size());
  json.key("tableRows").array();
  for (std::size_t row = 0; row < std::min(table.size(), kMostTableRows); ++row) {
    json.object().field("name", table.name(row)).field("job", table.job_number(row));
    json.key("values").array();
    for (const TableColumn& column : table.columns()) {
      const auto value = table.value(row, column.id);
      value ? json.value(*value) : json.null();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace interleave
