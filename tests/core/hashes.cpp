#include "hashes.h"

int main() {
  activation::PrintElementaryHashes();
  activation::PrintFunctionHashes();
  activation::PrintFormulaHashes();
  activation::PrintRunHashes();
  return 0;
}
