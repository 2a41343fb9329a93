# Catch2::Catch2WithMain from Catch2's own CMake project, compiled as a few large units: four times as fast as file by file.

interleave_source(catch2 3.7.1 "" URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
  URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
set(CMAKE_UNITY_BUILD ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 60)
add_subdirectory(${catch2_source} "${PROJECT_BINARY_DIR}/catch2" EXCLUDE_FROM_ALL)
set(CMAKE_UNITY_BUILD OFF)
foreach(target IN ITEMS Catch2 Catch2WithMain)
  target_compile_options(${target} PRIVATE -w -O1)
  get_target_property(includes ${target} INTERFACE_INCLUDE_DIRECTORIES)
  set_target_properties(${target} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${includes}")
endforeach()
