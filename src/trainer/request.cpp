#include "trainer/request.h"

#include <cmath>
#include <string>

#include "formula/decimal.h"
#include "trainer/config_fields.h"

namespace activation {
namespace {

constexpr double kFarthest = 1e6;
constexpr int kMaxBins = 1000;
constexpr int kMaxSize = 512;
constexpr std::size_t kMaxSurfaceNumbers = std::size_t{1} << 25;

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

std::string GivenAs(const Setting& setting) {
  return setting.is_text ? setting.text : FormatDecimal(setting.number);
}

Error Refused(const Setting& setting, const std::string& accepted) {
  return {.code = "out_of_range",
          .field = setting.path,
          .value = GivenAs(setting),
          .message = "'" + setting.path + "' must be " + accepted + "."};
}

// Reads one setting after another; the first that is wrong ends it.
class Reader {
 public:
  Reader(std::span<const Setting> settings, const Config& config)
      : settings_(settings), config_(config) {}

  std::optional<Error> Read(Request* out) {
    for (const Setting& setting : settings_) {
      setting_ = &setting;
      if (!Take(out)) return error_ ? error_ : Unknown();
    }
    return Finish(out);
  }

 private:
  bool Take(Request* out) {
    SurfaceRequest& surfaces = out->surfaces;
    return Truth("losses", &out->losses) || Truth("statistics", &out->statistics) ||
           Truth("confusion", &out->confusion) || TakeAxis("histograms.z.", &out->z_axis) ||
           TakeAxis("histograms.gradient.", &out->gradient_axis) ||
           Whole("histograms.layer", 0, Layers() - 1, &histogram_layer_) ||
           Whole("histograms.unit", 0, kMaxUnits - 1, &histogram_unit_) ||
           Whole("surfaces.size", 2, kMaxSize, &surfaces.size) ||
           Number("surfaces.low", &surfaces.low) || Number("surfaces.high", &surfaces.high) ||
           Truth("surfaces.decision", &surfaces.decision) || Units() ||
           Whole("surfaces.layer", 0, Layers() - 1, &surface_layer_) ||
           Whole("surfaces.unit", 0, kMaxUnits - 1, &surface_unit_);
  }

  int Layers() const { return static_cast<int>(config_.layers.size()); }

  bool Refuse(const std::string& accepted) {
    error_ = Refused(*setting_, accepted);
    return false;
  }
  bool Is(std::string_view path) const { return !error_ && setting_->path == path; }

  bool Truth(std::string_view path, bool* to) {
    if (!Is(path)) return false;
    const double truth = NumberOf(*setting_, {.kind = Kind::kTruth});
    *to = truth == 1;
    return truth == truth || Refuse("true or false");
  }
  bool Whole(std::string_view path, int low, int high, int* to) {
    if (!Is(path)) return false;
    const double number = setting_->number;
    if (setting_->is_text || !(number >= low && number <= high) || number != std::floor(number)) {
      return Refuse("a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    }
    *to = static_cast<int>(number);
    return true;
  }
  bool Number(std::string_view path, double* to) {
    if (!Is(path)) return false;
    *to = setting_->number;
    const bool good = !setting_->is_text && std::fabs(setting_->number) <= kFarthest;
    return good || Refuse("a number from -1000000 to 1000000");
  }
  bool TakeAxis(const std::string& prefix, std::optional<Axis>* to) {
    if (error_ || !setting_->path.starts_with(prefix)) return false;
    Axis axis = to->value_or(Axis{});
    const bool taken = Number(prefix + "low", &axis.low) || Number(prefix + "high", &axis.high) ||
                       Whole(prefix + "bins", 1, kMaxBins, &axis.bins);
    if (taken) *to = axis;
    return taken;
  }
  bool Units() {
    if (!Is("surfaces.units")) return false;
    const std::string& text = setting_->text;
    units_ = text;
    const bool good = setting_->is_text && (text == "all" || text == "output" || text == "none");
    return good || Refuse("'all', 'output' or 'none'");
  }

  std::optional<Error> Unknown() const {
    return Error{.code = "unknown_field",
                 .field = setting_->path,
                 .value = GivenAs(*setting_),
                 .message = "A request has no '" + setting_->path +
                            "'; it has losses, statistics, confusion, histograms.z, "
                            "histograms.gradient, histograms.layer, histograms.unit and surfaces."};
  }

  static Error Missing(const std::string& field, const std::string& asking) {
    return {.code = "missing",
            .field = field,
            .value = {},
            .message = "'" + field + "' is missing: '" + asking + "' asks for it."};
  }
  static std::optional<Error> CheckAxis(const std::string& field, double low, double high) {
    if (high > low) return std::nullopt;
    return Refused({.path = field, .number = high}, "above " + FormatDecimal(low));
  }
  // A unit is named by its layer and its index in there.
  std::optional<Error> CheckUnit(const std::string& group, int layer, int unit) const {
    if (layer < 0 && unit < 0) return std::nullopt;
    if (layer < 0) return Missing(group + ".layer", group + ".unit");
    if (unit < 0) return Missing(group + ".unit", group + ".layer");
    const int units = config_.layers[Count(layer)].units;
    if (unit < units) return std::nullopt;
    return Refused(
        {.path = group + ".unit", .number = static_cast<double>(unit)},
        "below " + std::to_string(units) + ", the units of layer " + std::to_string(layer));
  }

  std::optional<Error> Finish(Request* out) const {
    std::optional<Error> error;
    if (out->z_axis) error = CheckAxis("histograms.z.high", out->z_axis->low, out->z_axis->high);
    if (!error && out->gradient_axis) {
      error =
          CheckAxis("histograms.gradient.high", out->gradient_axis->low, out->gradient_axis->high);
    }
    if (!error) error = CheckUnit("histograms", histogram_layer_, histogram_unit_);
    if (!error && histogram_layer_ >= 0 && !out->z_axis && !out->gradient_axis) {
      error = Missing("histograms.z", "histograms.unit");
    }
    if (!error && out->confusion && config_.problem == Problem::kRegression) {
      error = Refused({.path = "confusion", .number = 1}, "false for a regression");
    }
    if (!error) error = FinishSurfaces(&out->surfaces);
    if (!error && histogram_layer_ >= 0) out->unit = {Count(histogram_layer_), histogram_unit_};
    return error;
  }
  std::optional<Error> FinishSurfaces(SurfaceRequest* surfaces) const {
    if (auto error = CheckAxis("surfaces.high", surfaces->low, surfaces->high)) return error;
    if (auto error = CheckUnit("surfaces", surface_layer_, surface_unit_)) return error;
    if (surface_layer_ >= 0) surfaces->units.push_back({Count(surface_layer_), surface_unit_});
    const std::size_t last = config_.layers.size() - 1;
    for (std::size_t l = 0; l <= last; ++l) {
      if (units_ != "all" && !(units_ == "output" && l == last)) continue;
      for (int u = 0; u < config_.layers[l].units; ++u) surfaces->units.push_back({l, u});
    }
    const bool asked = surfaces->decision || !surfaces->units.empty();
    if (asked && surfaces->size == 0) {
      return Missing("surfaces.size", surfaces->decision ? "surfaces.decision" : "surfaces.units");
    }
    // The memory of a page is not without end.
    const std::size_t grid = Count(surfaces->size) * Count(surfaces->size);
    if (grid * surfaces->units.size() <= kMaxSurfaceNumbers) return std::nullopt;
    const double most =
        std::floor(std::sqrt(static_cast<double>(kMaxSurfaceNumbers / surfaces->units.size())));
    return Refused({.path = "surfaces.size", .number = static_cast<double>(surfaces->size)},
                   "at most " + FormatDecimal(most) + " for the surfaces of " +
                       std::to_string(surfaces->units.size()) + " units");
  }

  std::span<const Setting> settings_;
  const Config& config_;
  const Setting* setting_ = nullptr;
  std::optional<Error> error_;
  int histogram_layer_ = -1, histogram_unit_ = -1, surface_layer_ = -1, surface_unit_ = -1;
  std::string units_;
};

}  // namespace

std::optional<Error> ReadRequest(std::span<const Setting> settings, const Config& config,
                                 Request* out) {
  *out = {};
  return Reader(settings, config).Read(out);
}

std::vector<Part> LayoutOf(const Request& request, const Config& config) {
  std::vector<Part> parts;
  std::size_t offset = 0;
  const auto add = [&](bool asked, std::string_view name, std::size_t length) {
    if (!asked) return;
    parts.push_back({name, offset, length});
    offset += length;
  };
  std::size_t units = 0;
  for (const LayerSpec& layer : config.layers) units += Count(layer.units);
  const std::size_t layers = config.layers.size();
  const std::size_t z_bins = request.z_axis ? Count(request.z_axis->bins) + 2 : 0;
  const std::size_t gradient_bins =
      request.gradient_axis ? Count(request.gradient_axis->bins) + 2 : 0;
  const std::size_t classes = Count(config.data.classes);
  const std::size_t grid = Count(request.surfaces.size) * Count(request.surfaces.size);
  add(request.losses, "losses", std::size(kLossFields));
  add(request.statistics, "layers", layers * std::size(kLayerFields));
  add(request.statistics, "dead", units);
  add(z_bins > 0, "zHistograms", layers * z_bins);
  add(z_bins > 0, "gradientsThrough", layers * z_bins);
  add(gradient_bins > 0, "daHistograms", layers * gradient_bins);
  add(request.unit.has_value(), "unitHistograms", 2 * z_bins + gradient_bins);
  add(request.confusion, "confusion", 2 * classes * classes);
  add(grid > 0 && !request.surfaces.units.empty(), "surfaces",
      grid * request.surfaces.units.size());
  add(grid > 0 && request.surfaces.decision, "decision", grid);
  return parts;
}

}  // namespace activation
