#include "text/completion.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

// `|` marks the caret.
std::vector<std::string> offered(std::string text) {
  const std::size_t caret = text.find('|');
  text.erase(caret, 1);
  return complete(text, caret).words;
}

bool offers(const std::string& text, std::string_view word) {
  const std::vector<std::string> words = offered(text);
  return std::find(words.begin(), words.end(), word) != words.end();
}

using Words = std::vector<std::string>;

TEST_CASE("a statement's first word is completed from what may stand there") {
  CHECK(offered("co|") == Words{"cores", "cost"});
  CHECK(offers("|", "title"));
  CHECK(!offers("|", "cpu"));
  CHECK(offered("task a; cp|") == Words{"cpu"});
  CHECK(offers("task a\n  |", "io"));
  CHECK(!offers("task a\n  |", "end"));
  CHECK(offers("task a\n  repeat 2\n  |", "end"));
  CHECK(!offers("task a\n  repeat 2\n  end\n  |", "end"));
  CHECK(offers("task a\n  cpu 5ms\n|", "task"));
  CHECK(offers("variant \"A\"; |", "cores"));
  CHECK(!offers("variant \"A\"; |", "title"));
  CHECK(offers("cores 2 # two\n|", "policy"));
}

TEST_CASE("inside a statement the next words of it are offered") {
  CHECK(offered("policy round|") == Words{"round-robin"});
  CHECK(offered("policy round-robin |") == Words{"quantum", "requeue"});
  CHECK(offered("policy round-robin requeue |") == Words{"arrivals-first", "preempted-first"});
  CHECK(offered("model |").size() == 6);
  CHECK(offered("cores 2 |").empty());
  CHECK(offers("task a |", "deadline"));
  CHECK(offered("task a at 5ms pri|") == Words{"priority"});
  CHECK(!offers("task a priority 3 |", "priority"));
  CHECK(offers("device d |", "servers"));
  CHECK(offered("device d servers |") == Words{"unlimited"});
  CHECK(offers("task a; sleep 5ms |", "polling"));
}

TEST_CASE("names are offered where one is expected, wherever the text declares them") {
  CHECK(offered("task a; io |\ndevice disk; device net") == Words{"disk", "net"});
  CHECK(offered("mutex m\nsemaphore s 1\ntask a; lock |") == Words{"m"});
  CHECK(offered("task a; wait |\nsemaphore s 1") == Words{"s"});
  CHECK(offered("task other\ntask a after o|") == Words{"other"});
  CHECK(offered("param n = 5ms\nparam other = 3\ntask a; cpu $o|") == Words{"$other"});
  CHECK(offered("variant \"One\"\ntask a in |") == Words{"\"One\""});
  CHECK(offered("task a; cpu |") == Words{"uniform", "exponential"});
}

TEST_CASE("nothing is offered in a comment or a string, and a wrong text does no harm") {
  CHECK(offered("# co|").empty());
  CHECK(offered("cores 2 # co|").empty());
  CHECK(offered("title \"co|").empty());
  CHECK(offered("title \"co\" |").empty());
  CHECK(offered("frobnicate |").empty());
  CHECK(offered("; ; task ; cpu cpu ( | \xff").empty());
  CHECK(complete("", 99).words.size() > 5);
  const Completion completion = complete("  co", 4);
  CHECK(completion.begin == 2);
}

}  // namespace
}  // namespace interleave
