# SDL2 for Emscripten: the C files of SDL that a window, its input and WebGL need, compiled against SDL's shipped
# SDL_config_emscripten.h. SDL's own configure step takes minutes under Emscripten and finds out the same.
# Left out: audio, joystick, haptic, sensor, power, renderer (7 KB compressed), drawing surfaces on each other (blits) and on the
# page, cursors, loading of libraries, gestures.

interleave_source(sdl2 2.32.4 "" URL https://github.com/libsdl-org/SDL/releases/download/release-2.32.4/SDL2-2.32.4.tar.gz
  URL_HASH SHA256=f15b478253e1ff6dac62257ded225ff4e7d0c5230204ac3450f1144ee806f934)
set(sdl2_files
  SDL.c SDL_assert.c SDL_dataqueue.c SDL_error.c SDL_guid.c SDL_hints.c SDL_list.c SDL_log.c SDL_utils.c
  atomic/SDL_atomic.c atomic/SDL_spinlock.c cpuinfo/SDL_cpuinfo.c dynapi/SDL_dynapi.c
  events/SDL_clipboardevents.c events/SDL_displayevents.c events/SDL_dropevents.c events/SDL_events.c
  events/SDL_keyboard.c events/SDL_keysym_to_scancode.c events/SDL_mouse.c events/SDL_quit.c events/SDL_scancode_tables.c
  events/SDL_touch.c events/SDL_windowevents.c
  file/SDL_rwops.c filesystem/emscripten/SDL_sysfilesystem.c loadso/dummy/SDL_sysloadso.c
  locale/SDL_locale.c locale/emscripten/SDL_syslocale.c main/dummy/SDL_dummy_main.c
  misc/SDL_url.c misc/emscripten/SDL_sysurl.c
  stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c stdlib/SDL_qsort.c
  stdlib/SDL_stdlib.c stdlib/SDL_string.c stdlib/SDL_strtokr.c
  thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
  thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
  timer/SDL_timer.c timer/unix/SDL_systimer.c
  video/SDL_blit.c video/SDL_blit_copy.c video/SDL_bmp.c video/SDL_clipboard.c video/SDL_egl.c
  video/SDL_fillrect.c video/SDL_pixels.c video/SDL_rect.c video/SDL_shape.c video/SDL_stretch.c video/SDL_surface.c
  video/SDL_video.c video/SDL_yuv.c video/yuv2rgb/yuv_rgb_std.c
  video/emscripten/SDL_emscriptenevents.c
  video/emscripten/SDL_emscriptenopengles.c video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_files PREPEND "${sdl2_source}/src/")
add_library(SDL2 STATIC EXCLUDE_FROM_ALL ${sdl2_files} ${PROJECT_SOURCE_DIR}/cmake/sdl2_absent.c)
target_include_directories(SDL2 SYSTEM PUBLIC ${sdl2_source}/include)
target_compile_definitions(SDL2 PRIVATE
  SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_POWER_DISABLED=1 SDL_RENDER_DISABLED=1
  SDL_LOADSO_DISABLED=1)
# Numbers with a fraction stand only in hints for a mouse's speed, which the page does not set.
set_source_files_properties(${sdl2_source}/src/stdlib/SDL_string.c PROPERTIES COMPILE_DEFINITIONS
  "strtod=sdl_reads_a_number;atof=sdl_reads_a_fraction;vsnprintf=vsniprintf")
target_compile_options(SDL2 PRIVATE -w -sUSE_SDL=0)
# There are no surfaces: the picture is WebGL's, and cursors are the page's own.
foreach(absent IN ITEMS SDL_ConvertSurface SDL_ConvertSurfaceFormat SDL_CreateRGBSurface SDL_CreateRGBSurfaceWithFormat)
  target_link_options(SDL2 INTERFACE LINKER:--wrap=${absent})
endforeach()
