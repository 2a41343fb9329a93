#include "text/statement_printer.hpp"

#include <utility>
#include <variant>

#include "model/names.hpp"
#include "text/parse.hpp"
#include "text/quantity_printer.hpp"

namespace interleave {
namespace {

std::string label_of(const std::string& label) { return label.empty() ? "" : " " + quoted(label); }

std::string wait_of(const std::optional<WaitMode>& wait) {
  return wait ? " " + std::string(name_of(*wait)) : "";
}

std::string said(std::string_view word, const std::string& value) {
  return std::string(word) + " " + value;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + '"';
}

std::string StatementPrinter::title(std::string_view title) const {
  return said("title", quoted(title));
}
std::string StatementPrinter::note(std::string_view note) const {
  return said("note", quoted(note));
}
std::string StatementPrinter::variant(std::string_view name) const {
  return said("variant", quoted(name));
}

std::string StatementPrinter::print(const Parameter& parameter) const {
  std::string text = "param " + parameter.name + " = " + print_literal(parameter.value);
  if (parameter.from && parameter.to) {
    text += " from " + print_literal(*parameter.from) + " to " + print_literal(*parameter.to);
    if (parameter.step) text += " step " + print_literal(*parameter.step);
  }
  return text + label_of(parameter.label);
}

std::vector<std::string> StatementPrinter::print(const Settings& settings) const {
  std::vector<std::string> lines;
  if (settings.cores) lines.push_back(said("cores", show(*settings.cores)));
  if (settings.model) {
    std::string& text =
        lines.emplace_back(said("model", std::string(name_of(settings.model->kind))));
    if (settings.model->threads) text += " " + show(*settings.model->threads);
  }
  if (settings.interpreter_lock) {
    std::string& text = lines.emplace_back("interpreter-lock");
    if (!settings.interpreter_lock->on) text += " off";
    if (settings.interpreter_lock->interval) {
      text += " interval " + show(*settings.interpreter_lock->interval);
    }
  }
  if (settings.waits) lines.push_back("waits" + wait_of(settings.waits));
  if (settings.policy) lines.push_back(policy(*settings.policy));
  if (settings.queues) {
    std::string& text = lines.emplace_back("queues ");
    text += settings.queues->per_core ? "per-core" : "global";
    if (settings.queues->steal) text += " steal";
  }
  if (settings.cost) lines.push_back(cost(*settings.cost));
  objects(settings, lines);
  if (settings.seed) lines.push_back(said("seed", show(*settings.seed)));
  if (settings.horizon) {
    lines.push_back(said("horizon", settings.horizon->at ? show(*settings.horizon->at) : "none"));
  }
  return lines;
}

void StatementPrinter::objects(const Settings& settings, std::vector<std::string>& lines) const {
  for (const DeviceStatement& device : settings.devices) {
    std::string& text = lines.emplace_back(said("device", device.name));
    if (device.unlimited) text += " servers unlimited";
    if (device.servers) text += " servers " + show(*device.servers);
  }
  for (const MutexStatement& mutex : settings.mutexes) {
    std::string& text = lines.emplace_back(said("mutex", mutex.name));
    if (mutex.protocol != MutexProtocol::plain) text.append(" ").append(name_of(mutex.protocol));
  }
  for (const SemaphoreStatement& semaphore : settings.semaphores) {
    lines.push_back(said("semaphore", semaphore.name) + " " + show(semaphore.count));
  }
  for (const ChannelStatement& channel : settings.channels) {
    std::string& text = lines.emplace_back(said("channel", channel.name));
    if (channel.unlimited) text += " capacity unlimited";
    if (channel.capacity) text += " capacity " + show(*channel.capacity);
  }
  for (const BarrierStatement& barrier : settings.barriers) {
    lines.push_back(said("barrier", barrier.name) + " " + show(barrier.parties));
  }
}

std::string StatementPrinter::policy(const PolicyStatement& policy) const {
  std::string text = said("policy", std::string(name_of(policy.kind)));
  for (const PolicyArgument& argument : policy.arguments) {
    text += " " + argument.key;
    if (!argument.values.empty()) text += " " + listed(argument.values);
    if (!argument.word.empty()) text += " " + argument.word;
  }
  return text;
}

std::string StatementPrinter::cost(const CostStatement& cost) const {
  std::string text = "cost";
  if (cost.base == CostStatement::Base::none) text += " none";
  if (cost.base == CostStatement::Base::typical) text += " typical";
  for (const CostStatement::Item& item : cost.items) {
    text.append(" ").append(name_of(item.kind)).append(" ").append(show(item.cost));
  }
  return text;
}

std::string StatementPrinter::head(const TaskStatement& task) const {
  std::string text = said("task", task.name);
  if (task.copies) text += " x" + show(*task.copies);
  if (!task.at.empty()) text += " at " + listed(task.at);
  if (task.apart) text += " apart " + show(*task.apart);
  std::string_view separator = " after ";
  for (const std::string& name : task.after) {
    text.append(separator).append(name);
    separator = ",";
  }
  if (task.every) text += " every " + show(*task.every);
  if (task.count) text += " count " + show(*task.count);
  if (task.deadline) {
    text += " deadline " + (task.deadline->after ? show(*task.deadline->after) : "none");
    if (task.deadline->drop) text += " drop";
  }
  if (task.priority) text += " priority " + show(*task.priority);
  if (task.nice) text += " nice " + show(*task.nice);
  if (task.tickets) text += " tickets " + show(*task.tickets);
  if (!task.pin.empty()) text += " pin " + listed(task.pin);
  if (task.on_demand) text += " on-demand";
  separator = " in ";
  for (const std::string& name : task.in) {
    text.append(separator).append(quoted(name));
    separator = ",";
  }
  return text;
}

std::string StatementPrinter::print(const Statement& operation) const {
  if (const auto* cpu = std::get_if<CpuStatement>(&operation)) {
    return said("cpu", show(cpu->length)) + label_of(cpu->label);
  }
  if (const auto* io = std::get_if<IoStatement>(&operation)) {
    return said("io", io->device) + " " + show(io->length) + wait_of(io->wait) +
           label_of(io->label);
  }
  if (const auto* sleep = std::get_if<SleepStatement>(&operation)) {
    return said("sleep", show(sleep->length)) + wait_of(sleep->wait);
  }
  if (const auto* step = std::get_if<CoordinationStatement>(&operation)) {
    return said(name_of(step->verb), step->name);
  }
  if (const auto* spawn = std::get_if<SpawnStatement>(&operation)) {
    return said("spawn", spawn->task) + (spawn->count ? " " + show(*spawn->count) : "");
  }
  if (const auto* repeat = std::get_if<RepeatStatement>(&operation)) {
    return said("repeat", repeat->count ? show(*repeat->count) : "forever");
  }
  if (std::holds_alternative<YieldStatement>(operation)) return "yield";
  return std::holds_alternative<JoinStatement>(operation) ? "join" : "end";
}

std::string StatementPrinter::show(const Quantity& quantity) const {
  return print_quantity(quantity, parameters_);
}

std::string StatementPrinter::show(const LengthStatement& length) const {
  switch (length.distribution) {
    case Distribution::uniform:
      return said("uniform", show(length.first)) + " " + show(length.second);
    case Distribution::exponential: return said("exponential", show(length.first));
    case Distribution::exact: break;
  }
  return show(length.first);
}

std::string StatementPrinter::listed(const std::vector<Quantity>& quantities) const {
  std::string text;
  std::string_view separator;
  for (const Quantity& quantity : quantities) {
    text.append(separator).append(show(quantity));
    separator = ",";
  }
  return text;
}

}  // namespace interleave
