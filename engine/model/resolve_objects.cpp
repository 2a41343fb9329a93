#include "model/resolve_objects.hpp"

#include <optional>
#include <string>
#include <vector>

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

// More than tasks could ever ask for at once.
constexpr WholeRange kServers{1, 1'000'000, "too-many-servers"};
constexpr std::int64_t kMostUnits = 1'000'000'000;

template <class Spec, class Statement, class Make>
std::vector<Spec> overlay(const EffectiveSettings& settings,
                          std::vector<Statement> Settings::*member, Part part, const Make& make) {
  std::vector<Spec> specs;
  NameTable index_of;
  const auto add_all = [&](const std::vector<Statement>& statements,
                           std::optional<std::uint32_t> variant) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const ScenarioPlace place{part, variant, static_cast<std::uint32_t>(i), 0};
      Spec spec = make(statements[i], place);
      const auto [known, is_new] =
          index_of.try_emplace(statements[i].name, static_cast<std::uint32_t>(specs.size()));
      if (is_new) {
        specs.push_back(std::move(spec));
      } else {
        specs[known->second] = std::move(spec);
      }
    }
  };
  add_all(settings.common().*member, std::nullopt);
  if (settings.own()) add_all(settings.own()->*member, settings.index());
  return specs;
}

template <class Spec>
NameTable names_of(const std::vector<Spec>& specs) {
  NameTable table;
  for (const Spec& spec : specs) {
    table.emplace(spec.name, static_cast<std::uint32_t>(&spec - specs.data()));
  }
  return table;
}

}  // namespace

void resolve_objects(const EffectiveSettings& settings, Values& values, RunSpec& run) {
  run.machine.devices = overlay<DeviceSpec>(
      settings, &Settings::devices, Part::servers,
      [&values](const DeviceStatement& said, const ScenarioPlace& place) {
        DeviceSpec device{said.name, said.unlimited ? DeviceSpec::kUnlimited : 1};
        if (said.servers)
          device.servers = values.whole(*said.servers, place, "`servers`", kServers);
        return device;
      });
  run.mutexes = overlay<MutexSpec>(settings, &Settings::mutexes, Part::mutex,
                                   [](const MutexStatement& said, const ScenarioPlace&) {
                                     return MutexSpec{said.name, said.protocol};
                                   });
  run.semaphores = overlay<SemaphoreSpec>(
      settings, &Settings::semaphores, Part::semaphore_count,
      [&values](const SemaphoreStatement& said, const ScenarioPlace& place) {
        return SemaphoreSpec{said.name, values.whole(said.count, place, "the count of a semaphore",
                                                     {0, kMostUnits})};
      });
  run.channels = overlay<ChannelSpec>(
      settings, &Settings::channels, Part::capacity,
      [&values](const ChannelStatement& said, const ScenarioPlace& place) {
        ChannelSpec channel{said.name, said.unlimited ? ChannelSpec::kUnlimited : 0};
        if (said.capacity) {
          channel.capacity = values.whole(*said.capacity, place, "`capacity`", {0, kMostUnits});
        }
        return channel;
      });
  run.barriers = overlay<BarrierSpec>(
      settings, &Settings::barriers, Part::parties,
      [&values](const BarrierStatement& said, const ScenarioPlace& place) {
        return BarrierSpec{said.name, values.whole(said.parties, place, "the number of a barrier",
                                                   {1, kMostUnits})};
      });
}

ObjectNames::ObjectNames(const RunSpec& run)
    : devices(names_of(run.machine.devices)),
      mutexes(names_of(run.mutexes)),
      semaphores(names_of(run.semaphores)),
      channels(names_of(run.channels)),
      barriers(names_of(run.barriers)) {}

}  // namespace interleave
