#include "app/snapshot.hpp"

#include <algorithm>
#include <cmath>

#include "app/json_writer.hpp"
#include "app/snapshot_around.hpp"
#include "app/snapshot_form.hpp"
#include "app/snapshot_reading.hpp"
#include "app/snapshot_runs.hpp"
#include "app/snapshot_studies.hpp"
#include "text/parse.hpp"
#include "ui/facts.hpp"
#include "ui/knob.hpp"
#include "ui/moved_marks.hpp"

namespace interleave {
namespace {

void write_rect(JsonWriter& json, const Rect& rect) {
  json.field("x", double{rect.x}).field("y", double{rect.y});
  json.field("width", double{rect.width}).field("height", double{rect.height});
}

void write_document(JsonWriter& json, const Document& document) {
  const Scenario& scenario = document.good.scenario;
  json.field("textVersion", document.text_version);
  json.field("canUndo", document.can_undo).field("canRedo", document.can_redo);
  json.field("title", scenario.title);
  json.key("notes").array();
  for (const std::string& note : scenario.notes) json.value(note);
  json.end_array();
  json.key("diagnostics").array();
  for (const Diagnostic& d : document.diagnostics) {
    json.object().field("severity", d.severity == Severity::error ? "error" : "warning");
    json.field("code", d.code).field("line", d.where.line).field("column", d.where.column);
    json.field("length", d.where.length).field("message", d.message).field("hint", d.hint);
    json.end_object();
  }
  json.end_array();
  json.key("knobs").array();
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    const Parameter& parameter = scenario.parameters[i];
    const KnobScale scale = knob_scale(parameter);
    const Scalar& value = document.knobs[i];
    json.object().field("name", parameter.name).field("label", parameter.label);
    json.field("value", print_literal(value)).field("words", knob_text(value));
    json.field("position", knob_position(scale, value)).field("last", scale.last);
    json.end_object();
  }
  json.end_array();
}

void write_real(JsonWriter& json, const RealRun& real) {
  json.key("real").object().field("running", real.running).field("number", real.number);
  json.field("run", real.run).field("permille", real.permille).end_object();
}

void write_view(JsonWriter& json, const AppState& state, const SnapshotFacts& facts) {
  json.field("frames", static_cast<std::int64_t>(facts.frames)).field("webgl", facts.webgl);
  json.field("cursor", state.cursor.ns).field("playing", state.playing);
  json.field("speed", state.speed).field("end", shown_end(state).ns);
  json.field("frame", name_of(state.frame)).field("gapsClosed", state.close_gaps);
  json.field("mode", name_of(state.mode));
  json.field("theme", name_of(state.theme)).field("dark", state.dark());
  json.field("contrast", state.contrast());
  json.field("tab", name_of(state.tab)).field("detail", name_of(state.detail));
  json.field("chosenRun", state.chosen_run);
  json.field("simulating", state.simulating).field("message", state.message);
  json.key("longSimulation");
  if (const auto& long_one = state.long_simulation) {
    json.object().field("run", long_one->run).field("reached", long_one->reached.ns);
    json.end_object();
  } else {
    json.null();
  }
  json.field("now", now_sentence(state));
  json.field("revision", static_cast<std::int64_t>(state.revision));
  json.key("viewport").object().field("start", state.viewport.start.ns);
  json.field("span", state.viewport.span.ns).end_object();
  json.key("selection");
  if (state.selection) {
    json.object().field("run", state.selection->run).field("measured", state.selection->measured);
    write_selected(json, *state.selection);
    json.end_object();
  } else {
    json.null();
  }
  json.key("measure");
  if (state.measured) {
    json.object().field("from", state.measured->from.ns).field("to", state.measured->to.ns);
    json.end_object();
  } else {
    json.null();
  }
  write_why(json, state.why);
  write_table_choice(json, state.table);
  json.field("difference", state.difference_shown);
  write_real(json, state.real);
  const PageLayout page = page_of(state);
  json.field("embedded", state.embedded)
      .field("narrow", page.narrow)
      .field("width", double{state.width});
  json.key("timeline").object();
  write_rect(json, page.timeline);
  json.end_object();
  json.field("presenter", state.presenter);
  json.key("exports");
  if (state.exports_shown) {
    json.object();
    write_rect(json, page.export_button());
    json.end_object();
  } else {
    json.null();
  }
  json.key("editor").object();
  write_rect(json, page.editor);
  json.end_object();
}

void write_item(JsonWriter& json, const AppState& state, const Picture& picture,
                const DrawItem& item, DifferenceCache& differences) {
  const Row& row = picture.rows[item.row];
  const Block& block = picture.stack.blocks[row.block];
  const Trace& trace = reading_of(state, block).trace;
  const Track& track = picture.track_of(item);
  json.object().field("run", block.run).field("measured", block.measured);
  json.field("row", row.index);
  json.key("task");
  if (item.job.valid()) {
    json.value(trace.task_name(item.job));
  } else {
    json.null();
  }
  json.field("state", name_of(item.state));
  json.field("start", track.start(item.slice).ns);
  json.field("end", track.end(item.slice + item.count - 1).ns);
  if (state.difference_shown) {
    json.key("moved").array();
    for (const Stretch& part : moved_parts(state, picture, item, differences)) {
      json.array().value(part.start.ns).value(part.end.ns).end_array();
    }
    json.end_array();
  }
  json.field("folded", item.folded()).field("count", item.count);
  json.field("waits", picture.is_waiter(item));
  write_rect(json, picture.rect_of(item));
  json.end_object();
}

void write_row(JsonWriter& json, const Picture& picture, const Row& row) {
  const Block& block = picture.stack.blocks[row.block];
  const FrameRow& of = picture.frame_row(row);
  json.object().field("run", block.run).field("measured", block.measured);
  json.field("row", row.index).field("kind", name_of(of.kind));
  json.field("label", picture.frames[row.block].label(row.index));
  write_rect(json, {picture.view.left, row.top, picture.view.width, row.height});
  json.end_object();
}

void write_queue(JsonWriter& json, const AppState& state, const Block& block) {
  const Trace& trace = reading_of(state, block).trace;
  json.object().field("run", block.run).field("measured", block.measured);
  json.key("ready").array();
  for (const JobId job : ready_now(state, block)) json.value(trace.task_name(job));
  json.end_array().end_object();
}

void write_flow_end(JsonWriter& json, const Trace& trace, const FlowEnd& end, float x, float y) {
  json.object().field("time", end.at.ns).field("x", double{x}).field("y", double{y});
  if (end.device == kNoDevice) {
    json.field("task", trace.task_name(end.job));
  } else {
    json.field("device", trace.devices[end.device].name);
  }
  json.end_object();
}

void write_flows(JsonWriter& json, const AppState& state, const Picture& picture) {
  json.key("flows").array();
  for (const FlowLine& line : picture.flows) {
    const Run& run = state.runs[picture.view.flows->run];
    const Trace& trace = picture.view.flows->measured ? run.measured->trace : run.simulated.trace;
    json.object().field("kind", name_of(line.flow.kind)).key("from");
    write_flow_end(json, trace, line.flow.from, line.x0, line.y0);
    json.key("to");
    write_flow_end(json, trace, line.flow.to, line.x1, line.y1);
    json.end_object();
  }
  json.end_array();
}

void write_deadlines(JsonWriter& json, const Picture& picture) {
  json.key("deadlines").array();
  for (std::size_t i = 0; i < std::min(picture.deadlines.size(), kMostItems); ++i) {
    const DeadlineMark& mark = picture.deadlines[i];
    const Row& row = picture.rows[mark.row];
    json.object().field("row", row.index).field("x", double{mark.x});
    json.field("y", double{row.top}).field("missed", mark.missed).end_object();
  }
  json.end_array();
}

void write_picture(JsonWriter& json, const AppState& state, const Picture& picture,
                   const SnapshotFacts& facts) {
  json.key("rows").array();
  for (std::size_t i = 0; i < std::min(picture.rows.size(), kMostItems); ++i) {
    write_row(json, picture, picture.rows[i]);
  }
  json.end_array();
  json.key("queues").array();
  for (const Block& block : picture.stack.blocks) write_queue(json, state, block);
  json.end_array();
  write_flows(json, state, picture);
  write_deadlines(json, picture);
  json.key("axis").array();
  for (const Tick& tick : picture.axis.marks) {
    json.object().field("time", tick.at.ns).field("label", tick.label).end_object();
  }
  json.end_array();
  json.field("itemCount", picture.items.size());
  json.key("items").array();
  DifferenceCache differences;
  for (std::size_t i = 0; i < std::min(picture.items.size(), kMostItems); ++i) {
    write_item(json, state, picture, picture.items[i], differences);
  }
  json.end_array();
  json.key("controls").array();
  for (const Control& control : facts.controls) {
    json.object().field("id", control.id).field("label", control.label);
    json.field("value", control.value).field("enabled", control.enabled);
    write_rect(json, control.where);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string snapshot(const AppState& state, const Picture& picture, const SnapshotFacts& facts,
                     unsigned parts) {
  JsonWriter json;
  json.object();
  if (parts & kTextPart) {
    json.field("text", state.document.text).field("goodText", state.document.good_text);
  }
  if (parts & kDocumentPart) write_document(json, state.document);
  if (parts & kViewPart) {
    write_view(json, state, facts);
    // How high the page would be if all rows were on view.
    const float missing = picture.stack.height - picture.view.height;
    json.field("wantedHeight", std::ceil(double{state.height} + std::max(0.0, double{missing})));
  }
  if (parts & kRunsPart) {
    write_runs(json, state, (parts & kTasksPart) != 0);
    write_table(json, state);
  }
  if (parts & kStudiesPart) write_studies(json, state);
  if (parts & kPicturePart) write_picture(json, state, picture, facts);
  if (parts & kAroundPart) write_around(json, state, picture);
  if (parts & kFormPart) write_form(json, state.document);
  json.end_object();
  return json.take();
}

}  // namespace interleave
