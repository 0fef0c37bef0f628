// The tables that networks are made from, for JavaScript's catalogue.
#pragma once

#include "bindings/values.h"

namespace activation {

// Adds datasets, features, losses, optimizers, regularizers and initializers.
void AddIngredients(val& catalogue);

}  // namespace activation
