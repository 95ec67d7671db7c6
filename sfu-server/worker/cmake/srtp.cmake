# Defines the target worker-srtp: libsrtp 2 plus the headers under <srtp2/…>.

add_library(worker-srtp INTERFACE)
if(SRTP_SOURCE)
  # Debian links its own libsrtp2 against NSS, which costs a third more CPU for each packet than OpenSSL does.
  set(ENABLE_OPENSSL ON CACHE BOOL "" FORCE)
  set(TEST_APPS OFF CACHE BOOL "" FORCE)
  set(BUILD_WITH_WARNINGS OFF CACHE BOOL "" FORCE)
  set(BUILD_SHARED_LIBS OFF CACHE BOOL "" FORCE)
  add_subdirectory(${SRTP_SOURCE} srtp2 EXCLUDE_FROM_ALL)

  # Its source tree has no srtp2/ folder, and its own include folder would shadow compat/srtp.h.
  set(SRTP_HEADERS ${CMAKE_CURRENT_BINARY_DIR}/srtp2-headers)
  file(COPY ${SRTP_SOURCE}/include/srtp.h DESTINATION ${SRTP_HEADERS}/srtp2)
  target_include_directories(worker-srtp INTERFACE ${SRTP_HEADERS})
  target_link_libraries(worker-srtp INTERFACE $<TARGET_FILE:srtp2> PkgConfig::SSL)
  add_dependencies(worker-srtp srtp2)
else()
  message(WARNING "SRTP_SOURCE is not given: linking the system's libsrtp2, which may be slower")
  pkg_check_modules(SRTP REQUIRED IMPORTED_TARGET libsrtp2)
  target_link_libraries(worker-srtp INTERFACE PkgConfig::SRTP)
endif()
