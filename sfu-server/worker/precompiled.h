// What nearly every source of the worker includes, parsed once instead of two hundred times: half the build.
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <ankerl/unordered_dense.h>
#include <flatbuffers/flatbuffers.h>

#include "common.hpp"

#include "FBS/message.h"
