# cmake -DIN=file -DOUT=file.cpp -DHEADER=font/inter.hpp -DFUNCTION=inter_font -P embed_bytes.cmake
# Writes a C++ file that defines `std::span<const unsigned char> interleave::FUNCTION()` over the bytes of IN.
file(READ "${IN}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUT}.new" "#include \"${HEADER}\"

namespace interleave {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}
};
}  // namespace

std::span<const unsigned char> ${FUNCTION}() { return kBytes; }

}  // namespace interleave
")
file(RENAME "${OUT}.new" "${OUT}")
