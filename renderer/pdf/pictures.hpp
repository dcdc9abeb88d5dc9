// The pictures of one document as image XObjects, each once (ISO 32000-1, 8.9.5).
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "renderer/document/picture.hpp"
#include "renderer/pdf/objects.hpp"

namespace planpress::pdf {

class PictureSet {
 public:
  // The name under which the resources know it: "Im1".
  std::string name_of(const std::shared_ptr<const document::Picture>& picture);
  // The XObject entry of the resources, or nothing.
  std::string write(Document& document) const;

 private:
  std::vector<std::shared_ptr<const document::Picture>> pictures_;  // in order of first use
};

}  // namespace planpress::pdf
