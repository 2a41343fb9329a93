// The timeline drawn into ImGui's lists, without a window.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <new>

#include "fixture.hpp"
#include "font/inter.hpp"
#include "imgui.h"
#include "ui/facts.hpp"
#include "ui/fonts.hpp"
#include "ui/timeline_drawing.hpp"
#include "ui/timeline_panel.hpp"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size, void* = nullptr) {
  ++allocations;
  return std::malloc(size);
}
void let_go(void* memory, void* = nullptr) { std::free(memory); }

}  // namespace

void* operator new(std::size_t size) {
  void* memory = counted(size);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* memory) noexcept { let_go(memory); }
void operator delete(void* memory, std::size_t) noexcept { let_go(memory); }

using namespace interleave;

namespace {

// Frames of one explorer.
struct Canvas {
  ExplorerFixture f;
  PictureCache pictures;
  Fonts fonts;
  std::vector<Control> controls;
  Commands commands;
  TimelineDrag drag;

  Canvas(float width, float height) {
    ImGui::SetAllocatorFunctions(counted, let_go);
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    fonts = build_fonts(*io.Fonts, inter_font(), 1, 0);
    f.explorer.apply(Resize{width, height, 1});
  }
  ~Canvas() { ImGui::DestroyContext(); }

  template <class Draw>
  void frame(Draw draw) {
    const PageLayout page = page_of(f.state());
    const Picture& picture = pictures.get(shown_runs(f.state()), view_of(f.state(), page));
    ImGui::NewFrame();
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("canvas", nullptr, ImGuiWindowFlags_NoDecoration);
    Painter painter(*ImGui::GetWindowDrawList(), look(Theme::light), fonts, 1);
    controls.clear();
    Panel panel{painter, f.state(), page, commands, controls};
    draw(panel, picture);
    ImGui::End();
    ImGui::Render();
  }
};

}  // namespace

TEST_CASE("a hundred thousand items are drawn: an index of a vertex has 32 bits") {
  static_assert(sizeof(ImDrawIdx) == 4);
  Canvas canvas(9000, 3000);
  canvas.f.load("cores 64\npolicy round-robin quantum 5us\ntask t x128; cpu 10ms\n");
  canvas.frame(
      [&](Panel& panel, const Picture& picture) { draw_timeline(panel, picture, 1, canvas.drag); });
  CHECK(canvas.pictures.last().rows.size() == 64);
  CHECK(canvas.pictures.last().items.size() > 100'000);
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 400'000);
}

TEST_CASE("the figure is drawn again without an allocation") {
  Canvas canvas(1280, 800);
  canvas.f.load(
      "cores 4\ndevice disk\nmutex a-lock-with-a-long-name\npolicy round-robin quantum 1ms\n"
      "task a-task-with-a-long-name x9; lock a-lock-with-a-long-name; cpu 7ms;\n"
      "  unlock a-lock-with-a-long-name; io disk 2ms; cpu 3ms\n");
  canvas.f.explorer.apply(Select{Selection{0, false, TaskId{1}}});
  for (const Frame frame : {Frame::your_code, Frame::threads, Frame::cores, Frame::whole_system}) {
    canvas.f.explorer.apply(SetFrame{frame});
    std::size_t in_figure = 0;
    const auto draw = [&](Panel& panel, const Picture& picture) {
      const TimeScale scale = scale_of(picture);
      const std::size_t before = allocations;
      draw_axis(panel, picture, scale);
      draw_grid(panel, picture, scale);
      draw_rows(panel, picture, scale, 1);
      draw_items(panel, picture, 1);
      draw_flows(panel, picture);
      draw_curves(panel, picture);
      draw_finish_lines(panel, picture, scale);
      draw_cursor(panel, picture, scale);
      in_figure = allocations - before;
    };
    for (int i = 0; i < 4; ++i) canvas.frame(draw);
    CAPTURE(name_of(frame));
    CHECK(in_figure == 0);
    CHECK(canvas.pictures.made() > 0);
  }
}
