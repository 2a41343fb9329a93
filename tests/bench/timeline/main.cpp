// The timeline without a window: a made-up run on some cores, laid out and drawn into ImGui's lists
// again and again, each time a little further on, so that nothing can be taken from the last frame.
// What the GPU does with the lists is not in it.
#include <emscripten.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "font/inter.hpp"
#include "imgui.h"
#include "layout/picture.hpp"
#include "ui/facts.hpp"
#include "ui/fonts.hpp"
#include "ui/timeline_panel.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kTasks = 24;
constexpr int kFramesASample = 10;  // a browser's clock is coarse

struct Bench {
  AppState state;
  PictureCache pictures;
  Fonts fonts;
  std::vector<Control> controls;
  Commands commands;
  TimelineDrag drag;
};

std::unique_ptr<Bench> bench;

// Slices of 1 to 4 us, one in eight idle; `slices` in all, dealt out to the cores.
Trace made_up(std::uint32_t slices, std::uint32_t cores) {
  Trace trace;
  for (std::uint32_t i = 0; i < kTasks; ++i) {
    trace.tasks.push_back({"task." + std::to_string(i), 0, 0, Time{0}});
    JobInfo job;
    job.task = TaskId{i};
    job.lane = i;
    trace.jobs.push_back(job);
    trace.lanes.push_back({TaskId{i}, {}});
  }
  trace.cores.resize(cores);
  std::uint32_t noise = 1;
  for (Track& core : trace.cores) {
    Time t;
    for (std::uint32_t i = 0; i < slices / cores; ++i) {
      noise = noise * 1664525 + 1013904223;
      Slice slice;
      slice.start = t;
      slice.end = t = t + Duration{1000 + (noise >> 20 & 0xbff)};
      if ((noise >> 8 & 7) != 0) {
        slice.job = JobId{(noise >> 12) % kTasks};
        slice.state = State::running;
      }
      core.append(slice);
    }
    trace.end = std::max(trace.end, t);
  }
  trace.end_kind = End::completed;
  return trace;
}

void set_up_imgui(float width, float height) {
  if (ImGui::GetCurrentContext() == nullptr) ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {width, height};
  bench->fonts = build_fonts(*io.Fonts, inter_font(), 1, 0);
}

void draw_frame() {
  AppState& state = bench->state;
  const PageLayout page = page_of(state);
  const std::vector<TimelineRun> runs = shown_runs(state);
  const Picture& picture = bench->pictures.get(runs, view_of(state, page));
  if (!picture.is_final()) bench->pictures.sum_up();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("timeline", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
  Painter painter(*ImGui::GetWindowDrawList(), look(Theme::light), bench->fonts, 1);
  bench->controls.clear();
  bench->commands.clear();
  Panel panel{painter, state, page, bench->commands, bench->controls};
  draw_timeline(panel, picture, 1, bench->drag);
  ImGui::End();
  ImGui::Render();
}

}  // namespace
}  // namespace interleave

using namespace interleave;

extern "C" {

// A run of so many slices in a page of that size, of which `share` is on view.
EMSCRIPTEN_KEEPALIVE void bench_load(unsigned slices, unsigned cores, float width, float height,
                                     double share) {
  bench = std::make_unique<Bench>();
  AppState& state = bench->state;
  Run& run = state.runs.emplace_back();
  run.simulated.trace = made_up(slices, cores);
  run.simulated.in_progress = tasks_executing(run.simulated.trace);
  run.simulated.executing = run.simulated.in_progress;
  run.simulated.metrics.peak_in_progress = static_cast<std::int64_t>(cores);
  run.simulated.colors = colors_of(run.simulated.trace);
  state.revision = 1;
  state.width = width;
  state.height = height;
  state.viewport = fit(run.simulated.trace.end);
  state.viewport.span.ns =
      static_cast<std::int64_t>(static_cast<double>(state.viewport.span.ns) * share);
  set_up_imgui(width, height);
}

// Microseconds a frame, over a few frames, each of another view.
EMSCRIPTEN_KEEPALIVE double bench_frame_us() {
  const double begin = emscripten_get_now();
  for (int i = 0; i < kFramesASample; ++i) {
    bench->state.viewport.start.ns += 1;
    draw_frame();
  }
  return (emscripten_get_now() - begin) * 1000 / kFramesASample;
}

EMSCRIPTEN_KEEPALIVE unsigned bench_items() {
  return static_cast<unsigned>(bench->pictures.last().items.size());
}

int main() { return 0; }
}
