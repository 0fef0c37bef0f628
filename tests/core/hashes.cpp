#include "hashes.h"

int main() {
  activation::PrintElementaryHashes();
  activation::PrintFunctionHashes();
  return 0;
}
