# Finds what to compile: sets WORKER_SOURCES, LIBWEBRTC_SOURCES and SCHEMA_HEADERS.

# The lists are upstream's, read out of its own build files, so that a new version cannot leave one behind here.
function(read_source_list build_file pattern prefix result)
  file(READ ${build_file} text)
  string(REGEX MATCHALL "'${pattern}'" files "${text}")
  list(TRANSFORM files REPLACE "'" "")
  list(REMOVE_DUPLICATES files)
  list(TRANSFORM files PREPEND ${prefix}/)
  list(LENGTH files count)
  if(count LESS 10)
    message(FATAL_ERROR "${build_file} lists only ${count} sources in the expected form: read it again")
  endif()
  set(${result} ${files} PARENT_SCOPE)
endfunction()

read_source_list(${WORKER_SOURCE}/meson.build "src/[A-Za-z0-9_/]+\\.cpp" ${WORKER_SOURCE} WORKER_SOURCES)
read_source_list(${WORKER_SOURCE}/deps/libwebrtc/meson.build "libwebrtc/[A-Za-z0-9_/]+\\.cc"
  ${WORKER_SOURCE}/deps/libwebrtc LIBWEBRTC_SOURCES)

# Debian's OpenSSL has kernel TLS compiled in and asks each BIO whether that is on. The worker's callback answers
# 1 to every such question, OpenSSL then allocates no write buffer, and the first DTLS handshake is a SIGSEGV.
# The patched callback hands back the answer of the BIO itself whenever it is called after the operation.
set(DTLS_SOURCE ${WORKER_SOURCE}/src/RTC/DtlsTransport.cpp)
set(DTLS_PATCHED ${CMAKE_CURRENT_BINARY_DIR}/DtlsTransport.cpp)
file(READ ${DTLS_SOURCE} dtls_text)
string(REPLACE "(operationType == BIO_CB_RETURN) ?" "((operationType & BIO_CB_RETURN) != 0) ?"
  dtls_patched_text "${dtls_text}")
if(dtls_patched_text STREQUAL dtls_text)
  message(FATAL_ERROR "The BIO callback in DtlsTransport.cpp has changed: decide again whether it needs the patch")
endif()
file(CONFIGURE OUTPUT ${DTLS_PATCHED} CONTENT "@dtls_patched_text@" @ONLY)
list(REMOVE_ITEM WORKER_SOURCES ${DTLS_SOURCE})
list(APPEND WORKER_SOURCES ${DTLS_PATCHED})

# The messages between Node and the worker, with the options of upstream's fbs/FBS/meson.build.
set(SCHEMA_HEADERS ${CMAKE_CURRENT_BINARY_DIR}/schema)
file(GLOB schemas CONFIGURE_DEPENDS ${WORKER_SOURCE}/fbs/*.fbs)
set(schema_stamp ${SCHEMA_HEADERS}/generated)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schemas})
if(NOT EXISTS ${schema_stamp})
  file(MAKE_DIRECTORY ${SCHEMA_HEADERS}/FBS)
  execute_process(
    COMMAND ${FLATC} --cpp --cpp-field-case-style lower --reflect-names --scoped-enums --filename-suffix ""
      -o ${SCHEMA_HEADERS}/FBS ${schemas}
    COMMAND_ERROR_IS_FATAL ANY)
  # Generated once: a second configure would give every header a new time, and every object a rebuild.
  file(TOUCH ${schema_stamp})
endif()
