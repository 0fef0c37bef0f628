# Finds Emscripten's own toolchain file: an activated emsdk, em-config on the PATH, or Debian's and Ubuntu's package.
if(DEFINED ENV{EMSDK})
  set(emscripten_root "$ENV{EMSDK}/upstream/emscripten")
else()
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE
                  RESULT_VARIABLE failed ERROR_QUIET)
  if(failed)
    set(emscripten_root /usr/share/emscripten)
  endif()
endif()
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
