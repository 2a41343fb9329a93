#include "link/payload.hpp"

#include <zlib.h>

#include <array>
#include <optional>

#include "link/base64url.hpp"
#include "link/dictionary.hpp"
#include "model/scenario.hpp"

namespace interleave {
namespace {

constexpr std::string_view kVersion = "1.";
constexpr int kRawWindow = -15;  // raw, 32 KiB
constexpr int kMostEffort = 9;
constexpr int kMostMemory = 9;
// Deflate is at least as long as a stored text with its frames; nobody writes much more than that.
constexpr std::size_t kMostLetters = kMaxTextBytes / 2 * 3;

constexpr const char* kDamaged =
    "The scenario in this link is damaged: the link was changed or cut on its way.";
constexpr const char* kCutShort = "The scenario in this link breaks off: the link was cut short.";
constexpr const char* kTooLong = "This link holds more text than a scenario may have, 1 MiB.";

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

uInt size_of(std::string_view text) { return static_cast<uInt>(text.size()); }

struct Deflater {
  z_stream stream{};
  bool ready = deflateInit2(&stream, kMostEffort, Z_DEFLATED, kRawWindow, kMostMemory,
                            Z_DEFAULT_STRATEGY) == Z_OK;

  Deflater() = default;
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream); }
};

struct Inflater {
  z_stream stream{};
  bool ready = inflateInit2(&stream, kRawWindow) == Z_OK;

  Inflater() = default;
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream); }
};

std::string deflated(std::string_view text) {
  Deflater deflater;
  const std::string_view known = dictionary_1();
  if (!deflater.ready) return "";
  z_stream& stream = deflater.stream;
  deflateSetDictionary(&stream, bytes_of(known), size_of(known));
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = const_cast<Bytef*>(bytes_of(text));
  stream.avail_in = size_of(text);
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = size_of(out);
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return "";
  out.resize(stream.total_out);
  return out;
}

Result<std::string, std::string> inflated(std::string_view bytes) {
  Inflater inflater;
  const std::string_view known = dictionary_1();
  if (!inflater.ready) return Unexpected{std::string("There is no memory to read this link.")};
  z_stream& stream = inflater.stream;
  inflateSetDictionary(&stream, bytes_of(known), size_of(known));
  stream.next_in = const_cast<Bytef*>(bytes_of(bytes));
  stream.avail_in = size_of(bytes);
  std::string text;
  std::array<char, 4096> piece;
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int outcome = inflate(&stream, Z_NO_FLUSH);
    const bool ended = outcome == Z_STREAM_END;
    if (outcome == Z_BUF_ERROR) return Unexpected{std::string(kCutShort)};
    if ((outcome != Z_OK && !ended) || (ended && stream.avail_in > 0)) {
      return Unexpected{std::string(kDamaged)};
    }
    text.append(piece.data(), piece.size() - stream.avail_out);
    if (text.size() > kMaxTextBytes) return Unexpected{std::string(kTooLong)};
    if (ended) return text;
  }
}

}  // namespace

std::string pack(std::string_view text) {
  const std::string bytes = deflated(text);
  return bytes.empty() ? "" : std::string(kVersion) + to_base64url(bytes);
}

Result<std::string, std::string> unpack(std::string_view payload) {
  if (payload.size() > kMostLetters) return Unexpected{std::string(kTooLong)};
  if (!payload.starts_with(kVersion)) {
    const std::string_view version = payload.substr(0, payload.find('.'));
    const bool numbered = version.size() < payload.size() && !version.empty() &&
                          version.find_first_not_of("0123456789") == version.npos;
    return Unexpected{
        std::string(numbered ? "This link was made by a later version of Interleave." : kDamaged)};
  }
  const auto bytes = from_base64url(payload.substr(kVersion.size()));
  if (!bytes) return Unexpected{std::string(kDamaged)};
  return inflated(*bytes);
}

}  // namespace interleave
