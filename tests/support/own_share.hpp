// A copy of share/planpress whose layouts a test may change; gone at the end of the test.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace planpress::test {

class OwnShare {
 public:
  OwnShare() {
    namespace fs = std::filesystem;
    std::string name = (fs::temp_directory_path() / "planpress-share-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    const fs::path built = fs::path(PLANPRESS_BUILD_DIR) / "share/planpress";
    fs::copy(built / "layouts", layouts(), fs::copy_options::recursive);
    for (const char* file : {"fonts", "sRGB.icc", "starters"}) {
      fs::create_symlink(built / file, folder_ / file);
    }
  }
  ~OwnShare() {
    std::error_code gone_already;
    std::filesystem::remove_all(folder_, gone_already);
  }
  OwnShare(const OwnShare&) = delete;
  OwnShare& operator=(const OwnShare&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path layouts() const { return folder_ / "layouts"; }

  // Another kind (in place of one that has the name) with the files of one that is there, called `title` in
  // documents and lists.
  void add_kind_like(const std::string& kind, const std::string& name, const std::string& title) const {
    std::filesystem::remove_all(layouts() / name);
    std::filesystem::copy(layouts() / kind, layouts() / name, std::filesystem::copy_options::recursive);
    for (const std::string file : {"/labels.en.json", "/labels.cy.json"}) {
      const std::string labels = read(name + file);  // begins with the title
      const std::size_t end = labels.find('\n', labels.find("\"title\""));
      write(name + file, "{\"title\": \"" + title + "\"," + labels.substr(end));
    }
    write(name + "/layout.json", R"({"view": ")" + kind + R"("})");
  }

  std::string read(const std::string& file) const {
    std::ifstream in(layouts() / file, std::ios::binary);
    if (!in) throw std::runtime_error("no file " + file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((layouts() / file).parent_path());
    std::ofstream(layouts() / file, std::ios::binary) << text;
  }
  // The first place of `from` becomes `to`.
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read(file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error(file + " does not hold " + from);
    write(file, text.replace(at, from.size(), to));
  }

  // Fonts of its own, of which the body's regular face and its bold one have changed places.
  void exchange_weights() const {
    namespace fs = std::filesystem;
    const fs::path fonts = folder_ / "fonts", built = fs::canonical(fonts);
    fs::remove(fonts);
    fs::copy(built, fonts, fs::copy_options::recursive);
    constexpr auto over = fs::copy_options::overwrite_existing;
    fs::copy_file(built / "LiberationSans-Bold.ttf", fonts / "LiberationSans-Regular.ttf", over);
    fs::copy_file(built / "LiberationSans-Regular.ttf", fonts / "LiberationSans-Bold.ttf", over);
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace planpress::test
