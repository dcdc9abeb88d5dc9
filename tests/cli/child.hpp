// The built program, run as people run it.
#pragma once
#include <string>
#include <vector>

namespace planpress::test {

struct Finished {
  int status = -1;  // the exit status, or 128 and the signal
  std::string out;
  std::string err;
};

// Runs planpress with these arguments and waits for it. Standard input is `input`.
Finished run_planpress(const std::vector<std::string>& arguments, const std::string& input = "");

// The program while it runs.
class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void write_and_close(const std::string& input);
  std::string read_line();  // of standard output
  void signal(int number);
  Finished finish();

 private:
  int process_ = -1;
  int in_ = -1, out_ = -1, err_ = -1;
};

std::string plan_path(const std::string& name);  // of tests/plan/data
std::string read_file(const std::string& path);

// A folder that is gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  std::vector<std::string> names() const;  // sorted

 private:
  std::string path_;
};

}  // namespace planpress::test
