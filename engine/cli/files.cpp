#include "cli/files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "model/scenario.hpp"

namespace interleave {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string failure(std::string_view verb, const std::string& path) {
  std::string text = "cannot ";
  return text.append(verb).append(" `" + path + "`: ").append(std::strerror(errno));
}

}  // namespace

Result<std::string, std::string> read_scenario(const std::string& path) {
  const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return Unexpected{failure("read", path)};
  std::string text;
  std::array<char, 65536> buffer;
  while (text.size() <= kMaxTextBytes) {
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get());
    text.append(buffer.data(), count);
    if (count < buffer.size()) break;
  }
  if (std::ferror(file.get())) return Unexpected{failure("read", path)};
  return text;
}

std::string write_file(const std::string& path, std::string_view text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (!file) return failure("write", path);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = std::fclose(file) == 0;
  return written && closed ? "" : failure("write", path);
}

}  // namespace interleave
