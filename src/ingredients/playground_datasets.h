// TensorFlow Playground's six datasets, draw for draw: a link of it gives the same points here.
#pragma once

#include "ingredients/datasets.h"

namespace activation {

void DrawCircle(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);
void DrawXor(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);
void DrawGauss(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);
void DrawSpiral(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);
void DrawPlane(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);
void DrawHills(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out);

}  // namespace activation
