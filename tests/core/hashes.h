// What core_hashes prints: lines "name hash" of swept results, the same on every compiler and
// engine. A line that depended on lanes would be no use: each part ends the program when lanes
// disagree.
#pragma once

namespace activation {

void PrintElementaryHashes();  // hashes_elementary.cpp
void PrintFunctionHashes();    // hashes_functions.cpp
void PrintFormulaHashes();     // hashes_formula.cpp
void PrintRunHashes();         // hashes_runs.cpp

}  // namespace activation
