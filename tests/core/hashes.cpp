#include "hashes.h"

int main() {
  activation::PrintElementaryHashes();
  activation::PrintFunctionHashes();
  activation::PrintFormulaHashes();
  return 0;
}
