// The page's program: one explorer, its window if there is WebGL, and the frames in which both
// move. JavaScript calls the functions below (web/js/page/engine.js wraps them) and is called back
// after each frame. The only file that knows the browser.
//
// The explorer lives in one object that the calls from JavaScript have no other way to name.
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "app/command_bytes.hpp"
#include "app/explorer.hpp"
#include "app/export_bytes.hpp"
#include "app/frame_scheduler.hpp"
#include "app/json_writer.hpp"
#include "app/platform_sdl.hpp"
#include "app/snapshot.hpp"
#include "base/words.hpp"
#include "font/inter.hpp"
#include "layout/picture.hpp"
#include "text/completion.hpp"
#include "ui/facts.hpp"
#include "ui/gestures.hpp"
#include "ui/scene.hpp"

namespace interleave {
namespace {

// What the page is told after a frame; web/js/page/engine.js knows the same bits.
enum FrameNews : unsigned { kDrawn = 1, kIdle = 2, kOverControl = 4, kLinkWanted = 8 };

EM_JS(void, tell_frame, (unsigned news), { Module['onFrame'](news); });
EM_JS(void, ask_turn, (), { Module['onTurn'](); });
EM_JS(void, tell_real, (unsigned number, int cancel), { Module['onReal'](number, cancel > 0); });
EM_JS(void, name_canvas, (), { specialHTMLTargets['#canvas'] = Module['canvas']; });
EM_JS(void, size_canvas, (int width, int height), {
  const canvas = Module['canvas'];
  if (canvas.width != width) canvas.width = width;
  if (canvas.height != height) canvas.height = height;
});

double now_ms() { return emscripten_get_now(); }

// A playing cursor that takes longer than this to move by a pixel is looked at only then.
constexpr double kLazyPlaybackMs = 25;
// The words beside the figure follow it as well, and there may be no figure to have pixels.
constexpr double kLaziestPlaybackMs = 250;

// Of a frame, beside its drawing, and of a turn between two frames, for what takes long. What is
// done in a moment is in the next picture; all else is for turns, whose way is looked at this
// often.
constexpr double kFrameWorkMs = 4;
constexpr double kProgressMs = 100;

struct PageProgram {
  Explorer explorer{now_ms};
  FrameScheduler scheduler;
  PictureCache pictures;
  Scene scene;
  std::unique_ptr<Window> window;  // none without WebGL
  std::uint64_t frames = 0;
  int canvas_width = 1, canvas_height = 1;  // device pixels
  double last_frame_ms = 0;
  int timer = 0;
  bool turn_is_coming = false;
  std::vector<std::uint8_t> spec;
  std::string answer;  // of the last call from JavaScript that returns text
  std::string words;   // of another language than English

  const Picture& picture() {
    const AppState& state = explorer.state();
    const std::vector<TimelineRun> runs = shown_runs(state);
    return pictures.get(runs, view_of(state, page_of(state)));
  }

  [[nodiscard]] bool idle() const {
    return scheduler.idle() && !explorer.busy() && !turn_is_coming;
  }

  void apply(const Commands& commands) {
    for (const Command& command : commands) {
      const std::string problem = explorer.apply(command);
      if (!problem.empty()) explorer.apply(ShowMessage{say(problem)});
    }
    if (!commands.empty()) scheduler.want_frames();
  }

  void draw(double now) {
    const AppState& state = explorer.state();
    Commands commands;
    for (const KeyPress press : window->take_keys()) {
      if (auto command = command_for(press, state)) commands.push_back(std::move(*command));
    }
    apply(commands);
    if (!window->can_draw()) return;
    size_canvas(canvas_width, canvas_height);
    const auto seconds = static_cast<float>((now - last_frame_ms) / 1000);
    window->begin_frame(canvas_width, canvas_height, state.ratio, seconds, letters_shown(state));
    commands = scene.draw(state, window->fonts(), picture());
    window->end_frame(look(state.shown_theme()).ground);
    ++frames;
    apply(commands);
    if (scene.is_moving()) scheduler.want_frames(1);
    if (window->has_pending_input()) scheduler.want_frames(1);
  }

  void plan_playback(double now) {
    const AppState& state = explorer.state();
    const double ns_per_pixel =
        static_cast<double>(state.viewport.span.ns) / view_of(state, page_of(state)).width;
    const double wait = ns_per_pixel / (state.speed * 1e6 * state.ratio);
    if (wait > kLazyPlaybackMs) {
      scheduler.wake_at(now + std::min(wait, kLaziestPlaybackMs));
    } else {
      scheduler.want_frames(1);
    }
  }

  // Whether of what is shown, and of no Trace that is gone, there is something to sum up.
  [[nodiscard]] bool sums_up() const {
    const Picture& last = pictures.last();
    return !last.is_final() && last.view.revision == explorer.state().revision;
  }
  [[nodiscard]] bool works() const { return explorer.works() || sums_up(); }

  void plan_turn(double now) {
    if (!works() || !scheduler.visible()) return;
    scheduler.wake_at(now + kProgressMs);
    if (!std::exchange(turn_is_coming, true)) ask_turn();
  }

  void turn() {
    turn_is_coming = false;
    const std::uint64_t revision = explorer.state().revision;
    if (explorer.works()) {
      explorer.advance();
    } else if (sums_up()) {
      pictures.sum_up();
    }
    if (!works() || explorer.state().revision != revision) scheduler.want_frames(1);
    plan_turn(now_ms());
    schedule();
  }

  void frame(double now) {
    scheduler.frame_began(now);
    explorer.advance(turn_is_coming ? 0 : kFrameWorkMs);
    if (window) {
      draw(now);
    }
    if (explorer.state().playing) plan_playback(now);
    plan_turn(now);
    last_frame_ms = now;
    if (const auto request = explorer.take_real_request())
      tell_real(request->number, request->cancel);
    schedule();
    const bool over = window && window->pointer_is_over_control();
    tell_frame(kDrawn | (idle() ? kIdle : 0u) | (over ? kOverControl : 0u) |
               (explorer.take_link_request() ? kLinkWanted : 0u));
  }

  void schedule();
};

std::unique_ptr<PageProgram> program;

bool on_frame(double, void*) {
  program->frame(now_ms());
  return false;
}

void on_wake(void*) {
  program->timer = 0;
  program->schedule();
}

void PageProgram::schedule() {
  const double now = now_ms();
  if (scheduler.take_request(now)) emscripten_request_animation_frame(on_frame, nullptr);
  const double sleep = scheduler.sleep_ms(now);
  if (timer != 0 && sleep < 0) {
    emscripten_clear_timeout(timer);
    timer = 0;
  } else if (timer == 0 && sleep >= 0) {
    timer = emscripten_set_timeout(on_wake, sleep, nullptr);
  }
}

void wake(int frames = FrameScheduler::kFramesAfterInput) {
  program->scheduler.want_frames(frames);
  program->schedule();
}

// SDL was made for games that own the page. The pointer, the wheel and touches come from the
// page's own listeners; sizes and visibility too; leaving the page is nobody's business.
void take_listeners_off() {
  const char* canvas = "#canvas";
  emscripten_set_wheel_callback(canvas, nullptr, false, nullptr);
  emscripten_set_touchstart_callback(canvas, nullptr, false, nullptr);
  emscripten_set_touchend_callback(canvas, nullptr, false, nullptr);
  emscripten_set_touchmove_callback(canvas, nullptr, false, nullptr);
  emscripten_set_touchcancel_callback(canvas, nullptr, false, nullptr);
  emscripten_set_mousemove_callback(canvas, nullptr, false, nullptr);
  emscripten_set_mousedown_callback(canvas, nullptr, false, nullptr);
  emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false, nullptr);
  emscripten_set_mouseenter_callback(canvas, nullptr, false, nullptr);
  emscripten_set_mouseleave_callback(canvas, nullptr, false, nullptr);
  emscripten_set_pointerlockchange_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false,
                                            nullptr);
  emscripten_set_fullscreenchange_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false,
                                           nullptr);
  emscripten_set_resize_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_visibilitychange_callback(nullptr, false, nullptr);
  emscripten_set_beforeunload_callback(nullptr, nullptr);
}

const char* answer(std::string text) {
  program->answer = std::move(text);
  return program->answer.c_str();
}

Commands one(std::optional<Command> command) {
  Commands commands;
  if (command) commands.push_back(std::move(*command));
  return commands;
}

}  // namespace
}  // namespace interleave

using namespace interleave;

extern "C" {

// Once, before everything else. 1: draws on Module.canvas; 0: there is no WebGL 2 (or it was not
// wanted), and everything works but drawing and the pointer.
EMSCRIPTEN_KEEPALIVE int explorer_start(int wants_webgl) {
  program = std::make_unique<PageProgram>();
  if (!wants_webgl) return 0;
  name_canvas();
  auto window = std::make_unique<Window>([] { wake(); });
  const bool open = window->open("Interleave");
  if (!open) return 0;
  take_listeners_off();
  program->window = std::move(window);
  return 1;
}

// Another language than English (base/words.hpp): room for that many bytes, which the page fills.
EMSCRIPTEN_KEEPALIVE char* explorer_speak(int size) {
  program->words.resize(static_cast<std::size_t>(size));
  speak(program->words);
  return program->words.data();
}

// app/command_bytes.hpp. "" or a sentence that says why nothing was changed.
EMSCRIPTEN_KEEPALIVE const char* explorer_dispatch(const std::uint8_t* bytes, int size) {
  const auto command = decode_command({bytes, static_cast<std::size_t>(size)});
  if (!command) return answer(command.error());
  const std::string problem = program->explorer.apply(*command);
  // Frames take time from a real run; how far it is takes one to show.
  wake(std::holds_alternative<RealProgress>(*command) ? 1 : FrameScheduler::kFramesAfterInput);
  return answer(say(problem));
}

EMSCRIPTEN_KEEPALIVE const char* explorer_snapshot(unsigned parts) {
  const SnapshotFacts facts{program->frames, program->window != nullptr, program->scene.controls()};
  return answer(snapshot(program->explorer.state(), program->picture(), facts, parts));
}

// What may stand at a byte of the text, as text/completion.hpp says.
EMSCRIPTEN_KEEPALIVE const char* explorer_complete(unsigned caret) {
  const Completion completion = complete(program->explorer.state().document.text, caret);
  JsonWriter json;
  json.object().field("begin", completion.begin).key("words").array();
  for (const std::string& word : completion.words) json.value(word);
  json.end_array().end_object();
  return answer(json.take());
}

// All that is shown as one picture, for pages without WebGL, whose heading says the title already;
// "" while there is nothing.
EMSCRIPTEN_KEEPALIVE const char* explorer_svg(float width) {
  return answer(export_bytes(program->explorer.state(), ExportFormat::svg, false, width));
}

// What is shown as a file (app/export_bytes.hpp): where its bytes are, and how many there are, 0
// when there is nothing. They stay until the next call.
EMSCRIPTEN_KEEPALIVE const char* explorer_export(unsigned format, float width) {
  return answer(
      export_bytes(program->explorer.state(), static_cast<ExportFormat>(format), true, width));
}
EMSCRIPTEN_KEEPALIVE int explorer_export_size() { return static_cast<int>(program->answer.size()); }

// The fragment of a link to the present moment, "" while there is nothing.
EMSCRIPTEN_KEEPALIVE const char* explorer_link(int with_text) {
  return answer(program->explorer.link(with_text != 0));
}

// A run as bytes for the workers (model/spec_bytes.hpp): where they are, and how many there are, 0
// when there is no such run. They stay until the next call.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* explorer_spec(unsigned run) {
  program->spec = program->explorer.spec_bytes(run);
  return program->spec.data();
}
EMSCRIPTEN_KEEPALIVE int explorer_spec_size() { return static_cast<int>(program->spec.size()); }

// A frame at once. The browser gives its first animation frame only after its own first paint; the
// frames asked for so far come as they would, and tell the page what is new.
EMSCRIPTEN_KEEPALIVE void explorer_draw_first() {
  if (!program->window || !program->scheduler.visible()) return;
  program->explorer.advance();
  program->draw(now_ms());
}

EMSCRIPTEN_KEEPALIVE int explorer_idle() { return program->idle() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void explorer_visible(int visible) {
  program->scheduler.set_visible(visible != 0);
  if (visible) wake();
}

// The canvas's size in device pixels; the `resize` command has the CSS pixels and the ratio.
EMSCRIPTEN_KEEPALIVE void explorer_canvas_size(int width, int height) {
  program->canvas_width = width;
  program->canvas_height = height;
}

// The turn that was asked for.
EMSCRIPTEN_KEEPALIVE void explorer_turn() { program->turn(); }

// CSS pixels; `what` is 0 moved, 1 pressed, 2 let go, 3 left.
EMSCRIPTEN_KEEPALIVE void explorer_pointer(int what, float x, float y, int shift) {
  if (!program->window) return;
  Window& window = *program->window;
  window.hold_shift(shift != 0);
  const float ratio = program->explorer.state().ratio;
  if (what != 3) window.move_pointer(x * ratio, y * ratio);
  if (what == 1 || what == 2) window.press_pointer(what == 1);
  if (what == 3) window.leave_pointer();
  wake();
}

// 1 when something was done with it.
EMSCRIPTEN_KEEPALIVE int explorer_wheel(float x, float y, float dx, float dy, int zoom) {
  const Commands commands = one(
      command_for_wheel({x, y, dx, dy, zoom != 0}, program->explorer.state(), program->picture()));
  program->apply(commands);
  program->schedule();
  return commands.empty() ? 0 : 1;
}

EMSCRIPTEN_KEEPALIVE void explorer_pinch(float x, float factor) {
  program->apply(one(command_for_pinch(x, factor, program->picture())));
  program->schedule();
}

// The Escape key: 1 when it has ended something, else it is the page's.
EMSCRIPTEN_KEEPALIVE int explorer_escape() {
  const AppState& state = program->explorer.state();
  const bool plays = state.prediction.phase != Prediction::Phase::off || state.manual.on;
  if (!plays && !state.presenter) return 0;
  program->apply({plays ? Command{PlayCommand{LeavePlay{}}} : Command{SetPresenter{false}}});
  program->schedule();
  return 1;
}

EMSCRIPTEN_KEEPALIVE void explorer_context(int alive) {
  if (!program->window) return;
  if (alive) {
    program->window->context_restored();
  } else {
    program->window->context_lost();
  }
  wake();
}

// The typeface's bytes, for the page's own text.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* explorer_font() { return inter_font().data(); }
EMSCRIPTEN_KEEPALIVE int explorer_font_size() { return static_cast<int>(inter_font().size()); }

int main() { return 0; }

}  // extern "C"
