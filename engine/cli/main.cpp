// The command `interleave`: reads the call, leaves the work to the commands, prints what they say.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_command.hpp"
#include "cli/explain_command.hpp"
#include "cli/format_command.hpp"
#include "cli/link_command.hpp"
#include "cli/run_command.hpp"
#include "cli/sweep_command.hpp"

namespace {

constexpr const char* kVersion = "interleave 0.1.0 (language 1, JSON 1, link 1)";

std::string positive_integer(const std::string& text) {
  const bool digits = text.find_first_not_of("0123456789") == text.npos;
  const bool positive = text.find_first_of("123456789") != text.npos;
  return digits && positive && text.size() < 19 ? ""
                                                : "expected a whole number above 0, found " + text;
}

std::string whole_number(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return digits && text.size() < 10 ? "" : "expected a whole number, found " + text;
}

void add_set(CLI::App& app, std::vector<std::string>& knobs) {
  app.add_option("--set", knobs, "turn a knob, or set cores, threads, quantum, seed or horizon")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
}

void add_run(CLI::App& app, interleave::RunOptions& options, std::string& format) {
  app.add_option("FILE", options.file, "a scenario, or - for standard input")->required();
  app.add_option("--variant", options.variant, "only this variant")->type_name("NAME");
  app.add_option("--format", format, "of the result on standard output")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_val("text")
      ->type_name("json|text");
  app.add_option("--trace", options.trace_file, "write a Chrome trace, for Perfetto")
      ->type_name("OUT.json");
  app.add_option("--svg", options.svg_file, "write a picture")->type_name("OUT.svg");
  app.add_option("--csv", options.csv_file, "write the slices")->type_name("OUT.csv");
  add_set(app, options.knobs);
  app.add_option("--max-events", options.max_events, "give a run up after so many events")
      ->check(positive_integer)
      ->type_name("N");
}

void add_explain(CLI::App& app, interleave::ExplainOptions& options) {
  app.add_option("FILE", options.file, "a scenario, or - for standard input")->required();
  app.add_option("--at", options.at, "the instant, such as 5ms")->required()->type_name("TIME");
  app.add_option("--core", options.core, "counted from 0")
      ->required()
      ->check(whole_number)
      ->type_name("N");
  app.add_option("--variant", options.variant, "only this variant")->type_name("NAME");
  add_set(app, options.knobs);
}

void add_sweep(CLI::App& app, interleave::SweepOptions& options, std::string& format) {
  app.add_option("FILE", options.file, "a scenario, or - for standard input")->required();
  app.add_option("NAME", options.name, "a knob, or cores, threads, quantum, seed or horizon")
      ->required();
  app.add_option("FROM", options.from, "its first value")->required();
  app.add_option("TO", options.to, "its last value")->required();
  app.add_option("STEP", options.step, "from one value to the next")->required();
  app.add_option("--format", format, "of the result on standard output")
      ->check(CLI::IsMember({"csv"}))
      ->type_name("csv");
  add_set(app, options.knobs);
}

void add_link(CLI::App& app, interleave::LinkOptions& options) {
  app.add_option("FILE", options.file, "a scenario, or - for standard input")->required();
  app.add_option("FIELD", options.fields,
                 "the moment: t=45ms v=0..90ms f=cores sel=45ms,0 k.NAME=VALUE")
      ->type_name("FIELD=VALUE");
}

CLI::App& add_files_command(CLI::App& app, const char* name, const char* what,
                            std::vector<std::string>& files) {
  CLI::App& command = *app.add_subcommand(name, what);
  command.add_option("FILE", files, "scenarios, or - for standard input")->required();
  return command;
}

void print(std::FILE* stream, const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

bool is_command_or_option(std::string_view word) {
  return word == "run" || word == "check" || word == "format" || word == "explain" ||
         word == "sweep" || word == "link" || word == "unlink" || word.starts_with('-');
}

// A wrong call is a sentence on standard error and the exit code 2; asking for help is no mistake.
int end_call(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  print(stderr, std::string("interleave: ") + error.what() + "\n" + "Try `interleave --help`.\n");
  return static_cast<int>(interleave::ExitCode::call_wrong);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || !is_command_or_option(argv[1])) {
    print(stderr, argc < 2 ? std::string("interleave: expected a command")
                           : "interleave: there is no command `" + std::string(argv[1]) + "`");
    print(stderr,
          "; the commands are run, check, format, explain, sweep, link and unlink\nTry `interleave "
          "--help`.\n");
    return static_cast<int>(interleave::ExitCode::call_wrong);
  }
  CLI::App app("Runs, checks and formats scenarios of concurrent tasks.", "interleave");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  interleave::RunOptions options;
  std::string format;
  std::vector<std::string> files;
  CLI::App& run = *app.add_subcommand("run", "simulate a scenario's variants");
  add_run(run, options, format);
  const CLI::App& check =
      add_files_command(app, "check", "say what is wrong with scenarios", files);
  add_files_command(app, "format", "print the canonical form of scenarios", files);
  interleave::ExplainOptions explain_options;
  CLI::App& explain = *app.add_subcommand("explain", "say why a core ran whom it ran");
  add_explain(explain, explain_options);
  interleave::SweepOptions sweep_options;
  std::string sweep_format;
  CLI::App& sweep = *app.add_subcommand("sweep", "run a scenario with a range of values");
  add_sweep(sweep, sweep_options, sweep_format);
  interleave::LinkOptions link_options;
  CLI::App& link = *app.add_subcommand("link", "print the link that carries a scenario");
  add_link(link, link_options);
  std::string address;
  CLI::App& unlink = *app.add_subcommand("unlink", "print the scenario that a link carries");
  unlink.add_option("LINK", address, "an address or what follows its #, or - for standard input")
      ->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return end_call(app, error);
  }
  options.json = format == "json";
  const interleave::CommandResult result =
      run.parsed()       ? interleave::run_command(options)
      : explain.parsed() ? interleave::explain_command(explain_options)
      : sweep.parsed()   ? interleave::sweep_command(sweep_options)
      : link.parsed()    ? interleave::link_command(link_options)
      : unlink.parsed()  ? interleave::unlink_command(address)
      : check.parsed()   ? interleave::check_command(files)
                         : interleave::format_command(files);
  print(stdout, result.out);
  print(stderr, result.err);
  return static_cast<int>(result.exit);
}
