// What a caller wants to see of a run, and where in a frame it stands.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "network/network.h"
#include "network/statistics.h"
#include "trainer/config.h"

namespace activation {

struct UnitAt {
  std::size_t layer;
  int unit;
};

// Values over a grid of the plane: x ascends along a row from low to high, y descends from row to
// row, as on a screen.
struct SurfaceRequest {
  int size = 0;  // points along each side; 0: no surfaces
  double low = -6;
  double high = 6;
  std::vector<UnitAt> units = {};  // whose A is wanted
  bool decision = false;           // the class decided for, 0 ... k - 1
};

struct Request {
  bool losses = false;
  bool statistics = false;
  bool confusion = false;
  std::optional<Axis> z_axis = {};         // histograms of Z, and of Z weighted by |f'|
  std::optional<Axis> gradient_axis = {};  // histograms of dA
  std::optional<UnitAt> unit = {};         // histograms of one unit beside
  SurfaceRequest surfaces = {};
};

// Fills in a request from settings: losses, statistics, confusion (0 or 1), histograms.z.low, .high
// and .bins, histograms.gradient.*, histograms.layer and .unit, surfaces.size, .low, .high, .units
// ("all", "output" or "none"), surfaces.layer and .unit (one unit more), surfaces.decision (of a
// regression 1 where the output is not below 0). Returns what is wrong with them otherwise.
std::optional<Error> ReadRequest(std::span<const Setting> settings, const Config& config,
                                 Request* out);

// A part of a frame.
struct Part {
  std::string_view name;
  std::size_t offset;
  std::size_t length;
};

// The numbers of the part "losses".
inline constexpr std::string_view kLossFields[] = {"trainLoss",    "testLoss", "trainAccuracy",
                                                   "testAccuracy", "trainR2",  "testR2"};
// The numbers of each layer in the part "layers".
inline constexpr std::string_view kLayerFields[] = {
    "zMean",      "zVariance",    "aMean",      "aVariance",  "dzMean",
    "dzVariance", "daMean",       "daVariance", "zeroShare",  "saturatedShare",
    "weightNorm", "gradientNorm", "updateNorm", "updateRatio"};

// The parts of a frame, one after another: only what is asked for. "losses"; "layers", layer after
// layer; "dead", 1 of each dead unit; "zHistograms", "gradientsThrough" (by |f'|; 0 of
// softmax), "daHistograms", bins + 2 numbers of each layer; "unitHistograms", the same three of one
// unit; "confusion", of the training and of the test set, rows are true classes; "surfaces", one
// grid of each unit; "decision", one grid.
std::vector<Part> LayoutOf(const Request& request, const Config& config);

}  // namespace activation
