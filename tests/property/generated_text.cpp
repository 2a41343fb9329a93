#include "generated_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace interleave {
namespace {

class TextGenerator {
 public:
  explicit TextGenerator(Dice& dice) : dice_(dice) {}

  std::string run() {
    if (dice_.chance(8)) statement("interleave 1");
    if (dice_.chance(2)) statement("title " + string());
    while (dice_.chance(3)) statement("note " + string());
    for (const char* name : {"n", "nn", "w", "ß_1"}) {
      if (dice_.chance(3)) continue;
      const bool duration = name[0] == 'w';
      std::string text = std::string("param ") + name;
      text += dice_.chance(2) ? " = " : "=";
      text += duration ? dice_.pick(std::vector{"3ms", "2500us", "0.004s"})
                       : dice_.pick(std::vector{"2", "3", "2.5"});
      if (dice_.chance(2)) {
        text += duration ? " from 0 to 10ms" : " from 1 to 4";
        if (dice_.chance(2)) text += duration ? " step 0.5ms" : " step 1";
      }
      if (dice_.chance(2)) text += " " + string();
      statement(text);
      (duration ? durations_ : numbers_).push_back(std::string("$") + name);
    }
    variants_ = dice_.roll(4);
    has_worker_ = dice_.chance(2);
    const bool behind = dice_.chance(3);  // settings behind the tasks
    if (!behind) common_settings();
    const std::size_t tasks = dice_.roll(4);
    for (std::size_t i = 0; i < tasks; ++i) task(i);
    if (has_worker_) worker();
    if (behind) common_settings();
    for (std::size_t i = 0; i < variants_; ++i) {
      statement("variant \"" + std::to_string(i) + "\"");
      settings();
    }
    if ((variants_ > 0 || !behind) && dice_.chance(4)) task(7);
    return text_;
  }

 private:
  void statement(const std::string& text) {
    text_ += std::string(dice_.roll(4), ' ') + text;
    if (dice_.chance(4)) text_ += dice_.pick(std::vector{" ", "\t", "  "});
    if (dice_.chance(6)) text_ += "# a comment ; \"x";
    const bool commented =
        text_.rfind('#') != text_.npos && text_.rfind('#') > text_.rfind('\n') + 1;
    if (!commented && dice_.chance(4)) {
      text_ += dice_.pick(std::vector{";", " ; ", ";;"});
    } else {
      text_ += dice_.pick(std::vector{"\n", "\r\n", "\n\n"});
    }
  }

  std::string string() {
    return dice_.pick(
        std::vector{R"("")", R"("a b")", R"("\"q\" \\")", R"("; # = , (")", R"("äöü 日本 😀")"});
  }

  std::string number(int depth = 0) {
    if (depth > 2 || dice_.chance(2)) {
      if (numbers_.empty() || dice_.chance(2)) return dice_.pick(std::vector{"1", "2", "3", "1.0"});
      return dice_.pick(numbers_);
    }
    switch (dice_.roll(4)) {
      case 0: return "(" + number(depth + 1) + " + " + number(depth + 1) + ")";
      case 1: return "(" + number(depth + 1) + " * 1 + -(0 - 1))";
      case 2: return "(" + duration(depth + 1) + " / 1ms * 0 + 2)";
      default: return "(" + number(depth + 1) + " - -1 / (3 - 1))";
    }
  }

  std::string duration(int depth = 0) {
    if (depth > 2 || dice_.chance(2)) {
      if (durations_.empty() || dice_.chance(2)) {
        return dice_.pick(std::vector{"5ms", "0.25s", "1500us", "2µs", "7ns", "0.5ns", "0ms"});
      }
      return dice_.pick(durations_);
    }
    switch (dice_.roll(5)) {
      case 0: return "(" + duration(depth + 1) + " + " + duration(depth + 1) + ")";
      case 1: return "(" + duration(depth + 1) + " * " + number(depth + 1) + ")";
      case 2: return "(" + duration(depth + 1) + " / 3 - (-1ms - (0 - 2us)))";
      case 3: return "(-(" + duration(depth + 1) + ") * -2 + --1us)";
      default: return "((" + duration(depth + 1) + "))";
    }
  }

  // A length that may be random.
  std::string length() {
    switch (dice_.roll(6)) {
      case 0: return "uniform 0 " + duration();
      case 1: return "uniform 1ns (1ns + " + duration() + ")";
      case 2: return "exponential " + duration();
      default: return duration();
    }
  }

  void common_settings() {
    statement("device disk" +
              std::string(dice_.pick(std::vector{"", " servers 2", " servers unlimited"})));
    statement("mutex disk" + std::string(dice_.pick(std::vector{"", " inherit", " pcp", " ceiling",
                                                                " non-preemptive"})));
    statement("semaphore s " + number());
    statement("channel c" +
              std::string(dice_.pick(std::vector{"", " capacity unlimited", " unlimited"})));
    statement("barrier b " + number());
    statement("horizon " + (dice_.chance(2) ? "1s" : "(1s + " + duration() + ")"));
    settings(true);
  }

  void settings(bool common = false) {
    if (dice_.chance(2)) statement("cores " + number());
    if (dice_.chance(3)) statement(model());
    if (dice_.chance(4)) statement("seed " + number());
    if (dice_.chance(4)) {
      statement("interpreter-lock" + std::string(dice_.pick(std::vector{"", " off"})));
    } else if (dice_.chance(4)) {
      statement("interpreter-lock interval (1us + " + duration() + ")");
    }
    if (dice_.chance(4)) {
      statement(std::string("waits ") + dice_.pick(std::vector{"blocking", "polling", "async"}));
    }
    if (dice_.chance(4)) {
      statement(std::string("queues ") +
                dice_.pick(std::vector{"global", "per-core", "per-core steal"}));
    }
    if (dice_.chance(3)) {
      std::string text = std::string("cost") + dice_.pick(std::vector{"", " none", " typical"});
      if (dice_.chance(2)) text += " switch " + duration();
      if (dice_.chance(2)) text += " process-spawn " + duration() + " poll 0";
      statement(text);
    }
    if (dice_.chance(2)) statement("policy " + policy());
    if (!common && dice_.chance(4)) statement("device disk servers " + number());
    if (!common && dice_.chance(6)) statement("mutex disk pcp ; channel c capacity " + number());
    if (!common && dice_.chance(6)) statement("horizon 2s");
  }

  std::string model() {
    switch (dice_.roll(6)) {
      case 0: return "model pool " + number();
      case 1: return "model green " + number();
      default:
        return std::string("model ") +
               dice_.pick(std::vector{"serial", "threads", "processes", "event-loop"});
    }
  }

  std::string policy() {
    const std::string quantum = " quantum (1ms + " + duration() + ")";
    const std::string requeue =
        dice_.pick(std::vector{"", " requeue arrivals-first", " requeue preempted-first"});
    switch (dice_.roll(12)) {
      case 0: return std::string(dice_.pick(std::vector{"rr", "round-robin"})) + requeue + quantum;
      case 1: return "fcfs after-io " + std::string(dice_.pick(std::vector{"preempt", "back"}));
      case 2: return "priority cooperative aging " + duration() + quantum + " ties index";
      case 3: return "mlfq levels " + number() + quantum + " allotment " + number() + requeue;
      case 4: return "mlfq quantum 1ms, 2ms,(3ms) allotment 1 , 2,3 boost " + duration();
      case 5:
        return "mlfq on-io " + std::string(dice_.pick(std::vector{"keep", "reset"})) +
               " after-io front";
      case 6: return "lottery draws 7," + number() + " , 0" + quantum;
      case 7: return "vtime slice (1ns + " + duration() + ")";
      case 8: return "cfs latency (1ns + " + duration() + ") granularity " + duration();
      case 9: return "llf tick (1us + " + duration() + ")";
      case 10: return std::string(dice_.pick(std::vector{"edf", "rm"})) + " ties index";
      default:
        return dice_.pick(std::vector{"fifo", "sjf", "srtf", "stcf", "hrrn", "priority", "mlfq",
                                      "lottery", "stride", "vtime", "cfs", "eevdf", "edf", "rm",
                                      "llf", "random", "manual"});
    }
  }

  void worker() {
    statement("task worker on-demand" + scheduling());
    statement("cpu " + length());
    statement("task crew x2 on-demand");
    if (dice_.chance(2)) statement("sleep " + length());
  }

  // Attributes that say when a task runs, whoever starts it.
  std::string scheduling() {
    std::string text;
    if (dice_.chance(3)) text += " priority " + (dice_.chance(2) ? "-3" : number());
    if (dice_.chance(4))
      text += " nice " + std::string(dice_.pick(std::vector{"-20", "19", "(3 - 5)"}));
    if (dice_.chance(4)) text += " tickets " + number();
    if (dice_.chance(4))
      text += " pin " + std::string(dice_.pick(std::vector{"0", "0,1", "5 , 0"}));
    if (dice_.chance(4)) {
      text +=
          " deadline " + (dice_.chance(3) ? "none" : duration() + (dice_.chance(2) ? " drop" : ""));
    }
    return text;
  }

  void task(std::size_t index) {
    const std::string name =
        std::string(dice_.pick(std::vector{"a", "é", "x-", "cpu"})) + std::to_string(index);
    std::string text = "task " + name;
    const bool group = dice_.chance(3);
    if (group) text += " x" + number();
    const bool periodic = dice_.chance(4);
    bool endless = false;
    if (periodic) {
      text += " every " + (dice_.chance(2) ? "(1ms + " + duration() + ")"
                                           : "uniform 0 (1ms + " + duration() + ")");
      endless = dice_.chance(2);
      if (!endless) text += " count " + number();
    }
    if (dice_.chance(2)) {
      text += " at " + duration();
      while (!periodic && dice_.chance(2)) text += (dice_.chance(2) ? "," : " , ") + duration();
    }
    if (group && dice_.chance(2)) text += " apart " + length();
    text += scheduling();
    if (!finite_.empty() && dice_.chance(2)) text += " after " + dice_.pick(finite_);
    const bool everywhere = variants_ == 0 || !dice_.chance(4);
    if (!everywhere) text += variants_ > 1 ? R"( in "1", "0")" : R"( in "0")";
    statement(text);
    if (operations(0)) endless = true;
    if (everywhere && !endless) finite_.push_back(group && dice_.chance(2) ? name + ".1" : name);
  }

  // Whether the task never ends.
  bool operations(int depth) {
    bool endless = false;
    for (std::size_t count = dice_.roll(4); count > 0; --count) {
      const std::string label = dice_.chance(3) ? " " + string() : "";
      const std::string wait = dice_.pick(std::vector{"", " blocking", " polling", " async"});
      if (dice_.chance(3)) {
        statement("cpu " + length() + label);
      } else if (dice_.chance(3)) {
        statement("io disk " + length() + wait + label);
      } else if (dice_.chance(2)) {
        coordination(wait);
      } else if (depth < 3) {
        const bool forever = depth == 0 && dice_.chance(4);
        statement("repeat " + (forever ? "forever" : number()));
        if (forever) statement("cpu 1ms");
        operations(depth + 1);
        statement("end");
        endless = endless || forever;
      }
    }
    return endless;
  }

  void coordination(const std::string& wait) {
    switch (dice_.roll(8)) {
      case 0: return statement("sleep " + length() + wait);
      case 1: return statement("yield");
      case 2:
        statement("lock disk");
        if (dice_.chance(2)) statement("cpu " + duration());
        return statement("unlock disk");
      case 3: return statement(dice_.pick(std::vector{"wait s", "signal s"}));
      case 4: return statement(dice_.pick(std::vector{"send c", "receive c"}));
      case 5: return statement("arrive b");
      case 6: return statement("join");
      default:
        if (has_worker_) {
          statement(std::string("spawn ") +
                    dice_.pick(std::vector{"worker", "crew.1", "crew.2 2", "worker 0"}));
        }
    }
  }

  Dice& dice_;
  std::string text_;
  std::vector<std::string> numbers_, durations_;
  std::vector<std::string> finite_;  // tasks that others may wait for
  std::size_t variants_ = 0;
  bool has_worker_ = false;
};

constexpr std::string_view kWords[] = {"task",
                                       "cpu",
                                       "io",
                                       "repeat",
                                       "end",
                                       "forever",
                                       "variant",
                                       "param",
                                       "cores",
                                       "x3",
                                       "$n",
                                       "$",
                                       "(",
                                       ")",
                                       " - ",
                                       "-",
                                       ",",
                                       ";",
                                       "\n",
                                       "\"",
                                       "\\",
                                       "#",
                                       "=",
                                       "5 ms",
                                       "5min",
                                       "-5ms",
                                       "0",
                                       "at",
                                       "policy",
                                       "rr",
                                       "mutex m",
                                       "lock m",
                                       "unlock disk",
                                       "spawn worker",
                                       "every 5ms",
                                       "after",
                                       "in \"0\"",
                                       "uniform 1ms 2ms",
                                       "on-demand",
                                       "pin 0",
                                       "deadline none",
                                       "unlimited",
                                       "none",
                                       "“",
                                       "\u00a0",
                                       "\xff",
                                       "\xe2\x82",
                                       "\r\n",
                                       "999999999999999999",
                                       "device disk",
                                       "horizon none",
                                       "interleave 2",
                                       "\t",
                                       "from 1 to 2",
                                       "quantum",
                                       "/ 0",
                                       " * "};

}  // namespace

std::uint64_t property_seed() {
  const char* const seed = std::getenv("INTERLEAVE_PROPERTY_SEED");
  return seed ? std::strtoull(seed, nullptr, 10) : 20'240'607;
}

std::string generated_text(Dice& dice) { return TextGenerator(dice).run(); }

std::string mutated(std::string text, Dice& dice) {
  for (std::size_t times = 1 + dice.roll(4); times > 0; --times) {
    const std::size_t at = dice.roll(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, 1 + dice.roll(12));
    switch (dice.roll(6)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, dice.pick(kWords)); break;
      case 2: text.replace(at, length, dice.pick(kWords)); break;
      case 3: text.insert(at, text.substr(dice.roll(text.size() + 1), 30)); break;
      case 4: text.resize(at); break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(dice.roll(256));
    }
  }
  return text;
}

std::vector<std::string> repository_texts() {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path folder = INTERLEAVE_SOURCE_DIR "/assets/scenarios";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".ilv") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

}  // namespace interleave
