// Commands as they cross from JavaScript: a flat list of named values. The bytes are, for each
// value, the length of its name, the name, the length of the value, the value; lengths are 32-bit
// little-endian, text is UTF-8, numbers are written out in decimal. The name `type` says which
// command it is: 'set-text', 'seek', ... (web/js/page/commands.js has the list for people).
//
// Read with suspicion: any bytes give a Command or a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.hpp"
#include "ui/command.hpp"

namespace interleave {

[[nodiscard]] Result<Command, std::string> decode_command(std::span<const std::uint8_t> bytes);

}  // namespace interleave
