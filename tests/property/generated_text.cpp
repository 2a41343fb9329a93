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
    const bool behind = dice_.chance(3);  // settings behind the tasks
    if (!behind) common_settings();
    const std::size_t tasks = dice_.roll(4);
    for (std::size_t i = 0; i < tasks; ++i) task(i);
    if (behind) common_settings();
    const std::size_t variants = dice_.roll(4);
    for (std::size_t i = 0; i < variants; ++i) {
      statement("variant \"" + std::to_string(i) + "\"");
      settings();
    }
    if ((variants > 0 || !behind) && dice_.chance(4)) task(7);
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

  void common_settings() {
    statement("device disk" +
              std::string(dice_.pick(std::vector{"", " servers 2", " servers unlimited"})));
    statement("horizon " + (dice_.chance(2) ? "1s" : "(1s + " + duration() + ")"));
    settings(true);
  }

  void settings(bool common = false) {
    if (dice_.chance(2)) statement("cores " + number());
    if (dice_.chance(4)) statement("model threads");
    if (dice_.chance(4)) statement("seed " + number());
    if (dice_.chance(2)) {
      const char* requeue =
          dice_.pick(std::vector{"", " requeue arrivals-first", " requeue preempted-first"});
      if (dice_.chance(2)) {
        statement("policy " + std::string(dice_.pick(std::vector{"rr", "round-robin"})) + requeue +
                  (dice_.chance(2) ? " quantum (1ms + " + duration() + ")" : ""));
      } else {
        statement(std::string("policy ") +
                  dice_.pick(std::vector{"fifo", "fcfs after-io preempt", "fcfs after-io back"}));
      }
    }
    if (!common && dice_.chance(4)) statement("device disk servers " + number());
    if (!common && dice_.chance(6)) statement("horizon 2s");
  }

  void task(std::size_t index) {
    std::string text = "task " + std::string(dice_.pick(std::vector{"a", "é", "x-", "cpu"})) +
                       std::to_string(index);
    if (dice_.chance(3)) {
      const std::string copies = number();
      text += " x" + copies;
    }
    if (dice_.chance(2)) {
      text += " at " + duration();
      while (dice_.chance(2)) text += (dice_.chance(2) ? "," : " , ") + duration();
    }
    if (dice_.chance(3)) text += " priority " + (dice_.chance(2) ? "-3" : number());
    statement(text);
    operations(0);
  }

  void operations(int depth) {
    for (std::size_t count = dice_.roll(4); count > 0; --count) {
      const std::string label = dice_.chance(3) ? " " + string() : "";
      if (dice_.chance(2)) {
        statement("cpu " + duration() + label);
      } else if (dice_.chance(2)) {
        statement("io disk " + duration() + dice_.pick(std::vector{"", " blocking", " async"}) +
                  label);
      } else if (depth < 3) {
        const bool forever = depth == 0 && dice_.chance(4);
        statement("repeat " + (forever ? "forever" : number()));
        if (forever) statement("cpu 1ms");
        operations(depth + 1);
        statement("end");
      }
    }
  }

  Dice& dice_;
  std::string text_;
  std::vector<std::string> numbers_, durations_;
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
                                       "mutex",
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
