#include "app/snapshot_studies.hpp"

#include "base/words.hpp"
#include "text/parse.hpp"
#include "ui/facts.hpp"
#include "ui/knob.hpp"
#include "ui/study_facts.hpp"

namespace interleave {
namespace {

void write_progress(JsonWriter& json, const StudyProgress& progress, const std::string& note) {
  json.field("done", progress.done).field("total", progress.total);
  json.field("running", progress.running).field("cancelled", progress.cancelled);
  json.field("note", translated(note));
}

void write_curves(JsonWriter& json, const AppState& state) {
  const Curves& curves = state.curves;
  json.key("curves").object().field("axis", curves.shown.name);
  json.key("axes").array();
  for (const Axis& axis : curves.axes) json.value(axis.name);
  json.end_array().key("values").array();
  for (const Scalar& value : curves.shown.values) json.value(print_literal(value));
  json.end_array().key("runs").array();
  for (const std::vector<Sample>& samples : curves.samples) {
    json.object().key("points").array();
    for (const Sample& sample : samples) {
      json.object();
      for (const Figure figure : kFigures) {
        json.field_or_null(name_of(figure), value_of(sample, figure));
      }
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().key("laws").array();
  for (const Law& law : laws_of(state)) {
    json.object().field("name", say(law.name)).key("values").array();
    for (const auto& value : law.values) value ? json.value(*value) : json.null();
    json.end_array().end_object();
  }
  json.end_array();
  write_progress(json, curves.progress, curves.note);
  json.end_object();
}

void write_outcomes(JsonWriter& json, const AppState& state) {
  const Outcomes& outcomes = state.outcomes;
  json.key("outcomes").object().field("seeds", outcomes.seeds).field("run", outcomes.run);
  const auto summary = summary_of(outcomes, state.figure);
  json.field("known", summary ? summary->values.size() : std::size_t{0});
  const auto of = [&](std::int64_t OutcomeSummary::*member) {
    return summary ? std::optional((*summary).*member) : std::nullopt;
  };
  json.field_or_null("p50", of(&OutcomeSummary::p50));
  json.field_or_null("p95", of(&OutcomeSummary::p95));
  json.field_or_null("p99", of(&OutcomeSummary::p99));
  json.field_or_null("worst", of(&OutcomeSummary::worst));
  json.field_or_null("worstSeed", of(&OutcomeSummary::worst_seed));
  write_progress(json, outcomes.progress, outcomes.note);
  json.end_object();
}

void write_prediction(JsonWriter& json, const Prediction& prediction) {
  constexpr std::string_view kPhases[] = {"off", "guessing", "revealed"};
  json.key("predict").object();
  json.field("phase", kPhases[static_cast<std::size_t>(prediction.phase)]);
  json.field("run", prediction.run).key("names").array();
  for (const std::string& name : prediction.names) json.value(name);
  json.end_array().key("order").array();
  for (const std::uint32_t name : prediction.order) json.value(prediction.names[name]);
  json.end_array().field("longest", prediction.longest.ns).key("makespan");
  if (prediction.makespan) {
    json.value(prediction.makespan->ns);
  } else {
    json.null();
  }
  json.field("verdict", prediction.verdict).end_object();
}

void write_manual(JsonWriter& json, const ManualPlay& manual) {
  json.key("manual").object().field("on", manual.on).field("run", manual.run);
  json.field("at", manual.at.ns).field("decisions", manual.decisions);
  json.field("ended", manual.ended).field("quantum", manual.quantum.ns);
  json.key("options").array();
  for (const ManualPlay::Option& option : manual.options) {
    json.object().field("name", option.name).key("core");
    if (option.core.valid()) {
      json.value(option.core.value);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array().key("standings").array();
  for (const Standing& standing : manual.standings) {
    json.object().field("policy", standing.policy).field("mine", standing.mine);
    json.field("completed", standing.completed).field("makespan", standing.makespan.ns);
    json.field_or_null("turnaround", standing.turnaround);
    json.field_or_null("waiting", standing.waiting).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_studies(JsonWriter& json, const AppState& state) {
  json.field("figure", name_of(state.figure));
  write_curves(json, state);
  write_outcomes(json, state);
  write_prediction(json, state.prediction);
  write_manual(json, state.manual);
}

}  // namespace interleave
